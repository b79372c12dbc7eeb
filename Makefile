# One line a target; README.md says what each is for.
.PHONY: apply test race vet mutate bench validate steps build

apply: ; go tool ucwatest apply
test: ; go test ./...
race: ; go test -race -shuffle=on -skip TestMutants ./...
vet: ; go vet ./... && go tool staticcheck ./...
mutate: ; go tool ucwatest mutate -all
bench: ; go test -run "^$$" -bench . -benchtime 1x ./support/cmd/ucwatest ./support/mock
validate: ; go tool ucwatest validate
steps: ; go tool ucwatest steps
build: ; go build -trimpath -o .bin/ucwatest ./support/cmd/ucwatest
