import type { Account } from './account.it';

/** Organisers: how they come in, with which key, and whose the meetings are. */
export const account: Account = {
  link: 'Access',
  title: 'Your access',
  owner: 'You have the installation’s key: you see all meetings and decide who else organises.',
  you: (name) => `You are ${name}.`,
  out: 'Sign out',
  name: 'Name',
  nameHint: 'Leave it empty if you have the installation’s key.',
  company: {
    go: 'Sign in with the company’s account',
    or: 'or with a key',
    comes: 'signs in with the company’s account',
    readmit: 'Let in again',
    failed: {
      again: 'Signing in with the company’s account did not work: try again.',
      not_admitted:
        'Your account is fine, but may not organise here. Ask whoever has the installation’s key.',
      unavailable: 'The company’s sign-in service does not answer at the moment.',
    },
  },
  key: {
    title: 'Change your key',
    text: 'Whoever signed in with the key before has to sign in again. You stay in.',
    fixed: 'This key is set where the server is started: it is changed there.',
    old: 'Present key',
    next: 'New key',
    hint: 'At least 12 characters. Four random words will do.',
    go: 'Change the key',
    changed: 'The key is changed.',
  },
  backup: {
    title: 'A copy of everything',
    text: 'All meetings as they are at this moment, in one file. Keep it on another disk; the command colazione restore puts it back.',
    take: 'Download a copy',
  },
  others: {
    title: 'Who else organises',
    text: 'Each comes in with a name and a key of their own, and sees their own meetings and the shared ones.',
    none: 'So far it is only you who organises.',
    add: 'Add',
    name: 'Name of the organiser',
    taken: 'There is somebody of this name already.',
    keyOf: (name) => `The key of ${name}`,
    once: 'It is shown only now: copy it and hand it over in person.',
    since: (day) => `since ${day}`,
    renew: 'Give another key',
    end: 'Remove',
    endText: (name) =>
      `${name} can come in no more, from now on. Their meetings stay, and you see them. Should they come back, add them again.`,
    endNow: 'Yes, remove',
    ended: 'removed',
    gone: (name) => `${name} can come in no more.`,
  },
  sharing: {
    title: 'Whose it is',
    yours: 'It is yours.',
    of: (name) => `It is ${name}’s.`,
    owners: 'It belongs to whoever has the installation’s key.',
    share: 'Share with everybody who organises',
    hint: 'They see it, lead it and download its documents as you do. Erasing it stays with you.',
    shared: 'It is shared with everybody who organises.',
    done: 'Shared.',
    undone: 'No longer shared.',
  },
};
