package web

import (
	"context"
	"errors"
	"reflect"

	"colazione/server/auth"
	"colazione/session"
)

// commandNames finds the name of a command by its type.
var commandNames = func() map[reflect.Type]string {
	names := map[reflect.Type]string{}
	for _, c := range session.CommandTable() {
		names[reflect.TypeOf(c.Sample)] = c.Name
	}
	return names
}()

// command has one command decided, whichever way it came. The id is given where it can be read, also with an error.
func (a *App) command(ctx context.Context, id session.ID, who auth.Identity, data []byte) (session.CommandID, session.Ack, error) {
	if err := checkText(data); err != nil {
		return "", session.Ack{}, err
	}
	commandID, command, err := session.DecodeCommand(data)
	if err != nil {
		a.metrics.command("", err)
		return commandID, session.Ack{}, err
	}
	ack, err := a.rooms.Do(ctx, id, session.Request{ID: commandID, Command: command, By: who.Caller()})
	if err == nil {
		a.freeze(ctx, id, command)
		err = a.forget(ctx, id, command)
	}
	a.metrics.command(commandNames[reflect.TypeOf(command)], err)
	return commandID, ack, err
}

func (a *App) sendCommand(c *call, in Command) (session.Ack, error) {
	_, ack, err := a.command(c.ctx, c.session, c.who, in)
	if err != nil || c.who.Role != session.Participant {
		return ack, err
	}
	if _, still, err := a.auth.Tokens.Find(c.who.Token); err == nil && !still {
		c.discard(c.session, session.Participant) // they erased themselves
	}
	return ack, nil
}

// rejected words a refused command for the socket. What people are told nothing about is logged.
func (a *App) rejected(id session.CommandID, err error, lang session.Language) Reject {
	refusal, _, known := refusalOf(err)
	if !known {
		a.log.Error("command failed", "command", id, "error", err)
	}
	detail := title(refusal.Code, lang)
	if refusal.Detail != "" {
		detail += ": " + refusal.Detail
	}
	return Reject{Reject: id, Code: refusal.Code, Detail: detail, Cards: refusal.Cards}
}

// resultOf names what came of a command, for counting.
func resultOf(err error) string {
	var refusal *session.Error
	switch {
	case err == nil:
		return "ack"
	case errors.As(err, &refusal):
		return refusal.Code
	}
	return "failed"
}
