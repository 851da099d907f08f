package traffic

import "fmt"

// View is a router: how late it acts, how many endpoints it tries, and whether it keeps connections to them.
type View struct {
	Delay Duration `json:"delay"`
	Tries int      `json:"tries"`
	Kept  bool     `json:"kept,omitempty"`
}

// Flag is the view as the data plane takes it.
func (v View) Flag(listen string) string {
	text := fmt.Sprintf("%s,%s,tries=%d", listen, v.Delay, v.Tries)
	if v.Kept {
		text += ",kept"
	}
	return text
}

func (v View) String() string {
	switch {
	case v.Kept:
		return fmt.Sprintf("%s, kept connections", v.Delay)
	case v.Tries > 1:
		return fmt.Sprintf("%s, %d tries", v.Delay, v.Tries)
	default:
		return v.Delay.String()
	}
}
