#!/bin/sh
# Asks a pool whether a release may go on: release-gate.sh TARGET FOLDER [flags of plan]
#
# TARGET is a target file as -on takes it, FOLDER keeps what is worth keeping. The
# secrets that the target file names are in the environment. UCWATEST names the command.
# The exit code is that of the run: 0 go on, 1 stop, 3 mend the job, 4 no verdict, 5 not
# all was judged.
set -u
on=$1 out=$2
shift 2
ucwatest=${UCWATEST:-ucwatest}
mkdir -p "$out" || exit 3
[ -f "$out/results.json" ] && cp "$out/results.json" "$out/before.json"

"$ucwatest" validate -on "$on" || exit 3
"$ucwatest" sweep -on "$on" || exit 4 # what a run that was killed has left
"$ucwatest" plan -on "$on" -refresh -out "$out/gate.plan" "$@" >"$out/plan.txt" || exit $?
cat "$out/plan.txt"

# To carry out a plan that was saved is to approve of it.
"$ucwatest" apply -out-dir "$out" "$out/gate.plan"
code=$?
if [ "$code" -eq 4 ] && ! grep -q 'the budget of target' "$out/results.json"; then
  # The network or the sign-in: what came to no verdict once more.
  cp "$out/results.json" "$out/first.json"
  "$ucwatest" sweep -on "$on"
  "$ucwatest" apply -out-dir "$out" -rerun "$out/gate.plan"
  code=$?
fi
"$ucwatest" sweep -on "$on" || exit 4
if [ -f "$out/before.json" ] && [ -f "$out/results.json" ]; then
  "$ucwatest" diff -markdown "$out/before.json" "$out/results.json" >"$out/changes.md"
fi
exit "$code"
