// The oracle judges manifests with the code that will judge them in a cluster: the API server's validation of its built-in kinds,
// the schemas of custom kinds with their pruning and rules, and the validation of Argo Rollouts. It also exposes the controller's
// arithmetic, so that other implementations can be compared with it.
//
//	oracle [-argo-crds DIR] [-crds DIR]... FILE...   judges the files together, as one apply; "-" is standard input
//	oracle [-argo-crds DIR] [-crds DIR]... -serve    answers one JSON line for each JSON line
//
// Exit code: 0 without findings, 1 with findings, 2 if nothing could be judged.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/sirupsen/logrus"
	"k8s.io/klog/v2"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/oracle/judge"
)

// directories is a flag that may be repeated.
type directories []string

func (d *directories) String() string { return strings.Join(*d, ",") }

func (d *directories) Set(value string) error {
	*d = append(*d, value)
	return nil
}

func main() {
	var others directories
	argo := flag.String("argo-crds", besideExecutable("argo-crds"), "directory of Argo Rollouts' CustomResourceDefinitions")
	flag.Var(&others, "crds", "directory of other CustomResourceDefinitions, searched in depth; may be repeated")
	serving := flag.Bool("serve", false, "answer one JSON line for each JSON line of standard input")
	flag.Parse()
	// The controllers' libraries log what they answer anyway.
	logrus.SetOutput(io.Discard)
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)

	j, err := judge.New(*argo, others)
	if err != nil {
		fail(err)
	}
	if *serving {
		serve(j, os.Stdin, os.Stdout)
		return
	}
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	text, err := readAll(flag.Args())
	if err != nil {
		fail(err)
	}
	found := j.Validate(judge.Request{YAML: text})
	for _, finding := range found {
		fmt.Println(finding)
	}
	if len(found) > 0 {
		os.Exit(1)
	}
}

func besideExecutable(name string) string {
	executable, err := os.Executable()
	if err != nil {
		return name
	}
	return filepath.Join(filepath.Dir(executable), name)
}

func readAll(files []string) (string, error) {
	var all strings.Builder
	for _, file := range files {
		if file == "-" {
			file = "/dev/stdin"
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		all.WriteString("\n---\n")
		all.Write(text)
	}
	return all.String(), nil
}

// serve answers in the order of the questions, until the input ends.
func serve(j *judge.Judge, input io.Reader, output io.Writer) {
	known := operations(j)
	lines := bufio.NewReaderSize(input, 1<<20)
	buffered := bufio.NewWriterSize(output, 1<<16)
	defer buffered.Flush()
	encoder := json.NewEncoder(buffered)
	for {
		line, err := lines.ReadBytes('\n')
		if len(strings.TrimSpace(string(line))) > 0 {
			if encodeErr := encoder.Encode(reply(known, line)); encodeErr != nil {
				fail(encodeErr)
			}
			// Flush when nobody has asked more yet, so that bursts are written at once.
			if lines.Buffered() == 0 {
				buffered.Flush()
			}
		}
		if err != nil {
			return
		}
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "oracle:", err)
	os.Exit(2)
}
