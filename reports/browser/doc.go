// Package browser opens what package reports writes in a real browser, Debian's
// chromium, and looks at it as a reader would: with keys, clicks and addresses.
// It takes chromium, node and npm, so its tests are built with the tag browser only:
// make browser. Tests of other pages have its axe and its keys.
package browser
