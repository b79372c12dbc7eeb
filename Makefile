# One line a target; README.md says what each is for.
.PHONY: image apply test race vet mutate fuzz bench soak browser demo validate steps build

apply: ; go tool ucwatest apply
test: ; go test ./...
race: ; go test -race -shuffle=on -skip TestMutants ./...
vet: ; go vet ./... && go tool staticcheck ./...
fuzz: ; for f in FuzzServe FuzzRoute FuzzAccept FuzzToken FuzzBatch; do go test -run '^$$' -fuzz "^$$f\$$" -fuzztime 10s ./support/mock || exit 1; done; \
	for f in FuzzJSONInput FuzzXMLInput; do go test -run '^$$' -fuzz "^$$f\$$" -fuzztime 10s ./support/mock/wire || exit 1; done && \
	go test -run '^$$' -fuzz '^FuzzRead$$' -fuzztime 10s ./support/reference
mutate: ; go tool ucwatest mutate -all && go tool ucwatest mutate -all -dialect doc
bench: ; go test -run "^$$" -bench . -benchtime 1x ./support/cmd/ucwatest ./support/mock
soak: ; .ci/soak
browser: ; go test -tags browser -count=1 ./reports/browser && go test -tags browser -count=1 -run 'XFrame_|AdminPage_' ./support/mock
demo: ; go tool ucwatest docs -demo reports/out/demo
validate: ; go tool ucwatest validate
steps: ; go tool ucwatest steps
build: ; go build -trimpath -o .bin/ucwatest ./support/cmd/ucwatest
image: ; buildah build -t ucwatest -f support/ci/Containerfile .
