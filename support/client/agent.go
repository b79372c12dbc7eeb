package client

import "strings"

// sceneMark stands in a User-Agent between who sends a request and the scene that it is
// for.
const sceneMark = "; scene "

// ForScene is the User-Agent of who makes a scene that others read too: agent, which is
// PROGRAM (NAME), with what the scene is.
func ForScene(agent, scene string) string {
	return strings.TrimSuffix(agent, ")") + sceneMark + strings.Trim(scene, "{}") + ")"
}

// AgentKey is what tells a User-Agent from others: the scene, if it is that of ForScene,
// whoever makes it, or else all of it.
func AgentKey(agent string) string {
	if _, scene, is := strings.Cut(agent, sceneMark); is {
		return sceneMark + scene
	}
	return agent
}
