package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAnImageTagDecidesHowTheProgramBehaves(t *testing.T) {
	got, err := Parse("registry.example:5000/acme/orders:v2-start2s-warm1s-latency20ms-error30-crash5s-hang9s-drain@sha256:00")
	want := Behaviour{Version: "v2", Start: 2 * time.Second, Warm: time.Second, Latency: 20 * time.Millisecond, ErrorPercent: 30,
		Crash: 5 * time.Second, Hang: 9 * time.Second, OnTerminate: Drain}
	if err != nil || got != want {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
}

func TestAPlainTagIsAWellBehavedProgramThatExitsOnSigterm(t *testing.T) {
	for _, image := range []string{"app:1.4.2", "app", "registry:5000/app"} {
		got, err := Parse(image)
		if err != nil || got.OnTerminate != Exit || got.Start != 0 || got.ErrorPercent != 0 {
			t.Errorf("%s: got %+v, %v", image, got, err)
		}
	}
}

func TestAPartThatMeansNothingIsRefused(t *testing.T) {
	for image, part := range map[string]string{
		"app:v1-strat2s":  `"strat2s": unknown behaviour`,
		"app:v1-start":    `"start"`,
		"app:v1-error101": `more than 100 percent`,
		"app:v1-never2":   `"never2"`,
		"app:v1-":         `""`,
	} {
		if _, err := Parse(image); err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("%s: got %v, want %s", image, err, part)
		}
	}
}

func TestTheSameRequestsFailInEveryRunAndOthersInAnotherVersion(t *testing.T) {
	failed := func(version string) (numbers []int) {
		for number := range 10000 {
			if (Behaviour{Version: version}).draw(fmt.Sprint("2s-", number)) < 4 {
				numbers = append(numbers, number)
			}
		}
		return numbers
	}
	first := failed("v2")
	if !slices.Equal(first, failed("v2")) || slices.Equal(first, failed("v3")) {
		t.Errorf("%v fail by v2, then %v; %v by v3", first, failed("v2"), failed("v3"))
	}
	// 400 are expected, with a standard deviation of 19.6.
	if len(first) < 335 || len(first) > 465 {
		t.Errorf("%d of 10000 requests fail where 4 per cent should", len(first))
	}
}
