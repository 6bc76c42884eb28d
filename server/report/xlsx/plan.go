package xlsx

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"colazione/server/report"
	"colazione/server/report/safe"
	"colazione/server/report/typeset"
	"colazione/session"
)

// Columns of the plan, from 1.
const (
	planBaseline = 7
	planTarget   = 8
	planDue      = 9
	planMeasured = 11
	planCheck    = 12
)

// plan writes the sheet to draft and to evaluate the plan with: a row for each KPI of a path, and one for a path without any. What the meeting said is filled in; the
// baseline, the target, when it is due, who answers for it, what was measured and how that is judged are cells to write in.
func (b *xlsxWriter) plan(sheet string) {
	w := b.Words
	fields := []field{
		{w.Workbook.Path, 18, lookStrong},
		{w.Kind[session.Need], 28, lookText},
		{w.Kind[session.Objective], 28, lookText},
		{w.Kinds[session.Tool], 28, lookText},
		{w.Kind[session.KPI], 28, lookText},
		{capitalised(w.Measure), 20, lookText},
		{capitalised(w.Baseline), 12, lookFree},
		{capitalised(w.Target), 12, lookFree},
		{capitalised(w.Due), 14, lookFree},
		{w.Workbook.Owner, 18, lookFree},
		{w.Workbook.Measured, 12, lookFree},
		{w.Workbook.Check, 15, lookFree},
		{w.Workbook.Remarks, 24, lookFree},
	}
	pg := page{notes: []string{b.TitlePage().Heading.String(), w.Workbook.PlanIntro}, fields: fields}
	for i, p := range b.Paths {
		kpis := p.KPIs
		if len(kpis) == 0 {
			kpis = []string{""}
		}
		for _, id := range kpis {
			pg.rows = append(pg.rows, b.planRow(b.PathTitle(i), p, b.CardByID[id]))
		}
	}
	b.fill(sheet, pg)
	if first := len(pg.notes) + 3; len(pg.rows) > 0 {
		b.evaluate(sheet, first, first+len(pg.rows)-1)
	}
}

// planRow returns a path's row for one of its KPIs; c is nil where the path has none.
func (b *xlsxWriter) planRow(title string, p report.Path, c *report.Card) []any {
	kpi, text := session.Measure{}, b.Words.Gap
	if c != nil {
		kpi, text = orEmpty(c.KPI), c.Text
	}
	written := b.Written
	if r := b.RoomByID[p.Room]; r != nil {
		written = r.Written
	}
	baseline, target := asFigure(kpi.Baseline, written), asFigure(kpi.Target, written)
	measured := special{nil, target.look}
	if measured.look == lookFreeText {
		measured.look = lookFree
	}
	due := special{kpi.Due, lookFree}
	if safe.Cell(kpi.Due) != kpi.Due {
		due.look = lookFreeText
	}
	owner := lookFree
	if safe.Cell(p.Owner) != p.Owner {
		owner = lookFreeText
	}
	return []any{
		title, b.cardTexts(p.Needs), b.cardTexts(p.Objectives), b.cardTexts(p.Tools), text, kpi.Measure, baseline, target, due, special{p.Owner, owner}, measured, b.Words.Workbook.Waiting, nil,
	}
}

// cardTexts returns the texts of cards, a line for each.
func (b *xlsxWriter) cardTexts(ids []string) string {
	if len(ids) == 0 {
		return b.Words.Gap
	}
	var all []string
	for _, id := range ids {
		all = append(all, b.CardByID[id].Text)
	}
	if len(all) == 1 {
		return all[0]
	}
	return "• " + strings.Join(all, "\n• ")
}

// Figures as people write them in their language: digits in groups or not, decimals, a percent sign.
var (
	withComma = regexp.MustCompile(`^[-−+]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)? ?%?$`)
	withPoint = regexp.MustCompile(`^[-−+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)? ?%?$`)
)

// asFigure returns what somebody wrote as a number where it is one, so that it can be compared with what is measured; else as it is.
func asFigure(text string, written session.Language) special {
	form, group, point := withComma, ".", ","
	if written == session.English {
		form, group, point = withPoint, ",", "."
	}
	if !form.MatchString(text) {
		if safe.Cell(text) != text {
			return special{text, lookFreeText}
		}
		return special{text, lookFree}
	}
	percent := strings.HasSuffix(text, "%")
	digits := strings.NewReplacer(group, "", point, ".", "%", "", " ", "", "−", "-").Replace(text)
	whole := !strings.Contains(digits, ".")
	if percent {
		digits += "e-2"
	}
	x, err := strconv.ParseFloat(digits, 64)
	if err != nil { // too large a number
		return special{text, lookFreeText}
	}
	switch {
	case percent && whole:
		return special{x, lookFreeShare}
	case percent:
		return special{x, lookFreeTenths}
	case whole:
		return special{x, lookFreeWhole}
	}
	return special{x, lookFreeFraction}
}

// evaluate lets the check be chosen from a list, and colours the measured value: green where it meets the target, yellow where it is nearer to it than the baseline,
// red where it is not. A target below the baseline is one to come down to. A value that cannot be compared is only marked as entered.
func (b *xlsxWriter) evaluate(sheet string, first, last int) {
	w := b.Words.Workbook
	check := excelize.NewDataValidation(true)
	check.SetSqref(b.span(planCheck, first, last))
	b.keepError(check.SetDropList([]string{w.Waiting, w.Met, w.Partly, w.Missed}))
	check.SetInput(w.Check, w.CheckHelp)
	check.SetError(excelize.DataValidationErrorStyleStop, w.Check, w.CheckHelp)
	b.keepError(b.f.AddDataValidation(sheet, check))
	b.prompt(sheet, b.span(planMeasured, first, last), w.Measured, w.MeasuredHelp)
	b.prompt(sheet, b.span(planDue, first, last), capitalised(b.Words.Due), w.DueHelp)

	row := strconv.Itoa(first)
	numbers := "ISNUMBER($G" + row + "),ISNUMBER($H" + row + "),ISNUMBER($K" + row + ")"
	at := strings.NewReplacer("today", "$G"+row, "target", "$H"+row, "measured", "$K"+row)
	good, fair, poor := typeset.RGB{0xd9, 0xea, 0xc9}, typeset.RGB{0xfb, 0xec, 0xb8}, typeset.RGB{0xf9, 0xd5, 0xd1}
	b.colour(sheet, b.span(planMeasured, first, last), []coloured{
		{"AND(" + numbers + "," + at.Replace("IF(target>=today,measured>=target,measured<=target))"), good},
		{"AND(" + numbers + "," + at.Replace("IF(target>=today,measured>today,measured<today))"), fair},
		{"AND(" + numbers + ")", poor},
		{at.Replace("LEN(measured)>0"), typeset.Wash},
	})
	chosen := func(word string) string { return "$L" + row + "=\"" + word + "\"" }
	b.colour(sheet, b.span(planCheck, first, last), []coloured{{chosen(w.Met), good}, {chosen(w.Partly), fair}, {chosen(w.Missed), poor}})
}

// span returns the range of a part of a column.
func (b *xlsxWriter) span(column, first, last int) string {
	letter, err := excelize.ColumnNumberToName(column)
	b.keepError(err)
	return letter + strconv.Itoa(first) + ":" + letter + strconv.Itoa(last)
}

// prompt shows what a cell is for while it is selected, and accepts any value.
func (b *xlsxWriter) prompt(sheet, span, title, help string) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(span)
	v.SetInput(title, help)
	b.keepError(b.f.AddDataValidation(sheet, v))
}

// coloured is a rule: where its formula is true, the cell has the colour.
type coloured struct {
	formula string
	colour  typeset.RGB
}

// colour sets rules; the first whose formula is true counts.
func (b *xlsxWriter) colour(sheet, span string, rules []coloured) {
	var options []excelize.ConditionalFormatOptions
	for _, r := range rules {
		format, err := b.f.NewConditionalStyle(&excelize.Style{Fill: solid(r.colour)})
		b.keepError(err)
		options = append(options, excelize.ConditionalFormatOptions{Type: "formula", Criteria: r.formula, Format: &format, StopIfTrue: true})
	}
	b.keepError(b.f.SetConditionalFormat(sheet, span, options))
}
