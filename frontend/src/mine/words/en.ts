import { counter } from '../../shared/plural';
import type { MineWords } from './it';

const n = counter('en');

export const en: MineWords = {
  title: 'What is yours here',
  room: 'Back to the room',
  loading: 'Looking what there is…',
  expires: (day) => `All of this erases itself on ${day}.`,
  privacy: 'What we keep, why and for how long',
  who: {
    title: 'Who you are here',
    name: 'Name',
    organisation: 'Company',
    table: 'Table',
    nobody: 'You did not say your name: to us you are the random number in this browser’s cookie.',
    waiting: 'You are not in the room yet: the facilitator has to let you in.',
    removed: 'The facilitator took you out of the room. You can see and erase what is yours all the same.',
  },
  cards: {
    title: (cards) => n(cards, { none: 'Your cards', one: 'Your card', other: 'Your # cards' }),
    none: 'No card.',
    held: 'covered: you and the facilitator see it',
    hidden: 'hidden by the facilitator',
    merged: 'merged with another',
    erase: 'Erase',
    sure: 'It goes for everybody, with the likes that it got. It is for good: there is no undo.',
    copy: 'Only the copy of the report stays, below.',
    yes: 'Erase for good',
    no: 'Leave it',
    done: 'The card is erased.',
  },
  likes: {
    title: (likes) =>
      n(likes, {
        none: 'The likes that you gave',
        one: 'The like that you gave',
        other: 'The # likes that you gave',
      }),
    none: 'No like.',
    unseen: (likes) =>
      n(likes, {
        one: 'and # on a card that is out of sight now',
        other: 'and # on cards that are out of sight now',
      }),
  },
  flags: {
    title: 'The concerns that you raised',
    reasons: {
      adverse_event: 'Side effect of a medicine',
      offensive: 'Offensive',
      personal_data: 'Personal data',
    },
  },
  reports: {
    title: 'Copies that stay',
    why: 'Somebody flagged these cards of yours as a possible side effect of a medicine. Who sponsors the meeting must report it by law: so a copy stays, without your name, also when you erase the card.',
    at: (moment) => `flagged on ${moment}`,
    passed: (moment) => `passed on ${moment}`,
    until: (day) => `the copy is erased on ${day}`,
    withSession: 'the copy is erased with the meeting',
  },
  take: {
    title: 'Take it along',
    read: 'A page to read',
    data: 'The data, for a program',
  },
  leave: {
    title: 'Erase everything',
    cards: (cards) =>
      n(cards, {
        one: 'Your card goes for everybody, also from documents that are downloaded from now on.',
        other: 'Your # cards go for everybody, also from documents that are downloaded from now on.',
      }),
    likes: (likes) =>
      n(likes, {
        one: 'Your like is withdrawn, and the counts correct themselves.',
        other: 'Your # likes are withdrawn, and the counts correct themselves.',
      }),
    name: 'The name and the company that you said are forgotten.',
    room: 'You leave the room, and this browser forgets your drafts.',
    copies: (copies) =>
      n(copies, {
        one: 'The flagged copy above stays, without your name.',
        other: 'The # flagged copies above stay, without your name.',
      }),
    published: 'Who has downloaded a document already has it: that one we can’t take back.',
    go: 'Erase everything that is mine',
    sure: 'It is for good: there is no undo.',
    yes: 'Yes, erase everything',
    no: 'No, leave everything',
  },
  gone: {
    title: 'Nothing here is yours any more',
    text: 'What you wrote, your likes and your name are erased: from the room, from the disk and from this browser. Thank you for being here.',
    copies: (copies) =>
      n(copies, {
        one: 'The copy of a flagged card stays, without your name.',
        other: 'The copies of # flagged cards stay, without your name.',
      }),
    join: 'Join with a code',
  },
  rooms: {
    title: 'The meetings of this browser',
    none: 'With this browser you are in no meeting. Open this page on the phone with which you were there; if you no longer have it, ask the organiser, who can see and erase everything for you.',
  },
  wrong: {
    unread: 'There is no network: I can’t look what there is.',
    unanswered:
      'No answer came, and it may be that nothing was erased. Try again: doing it twice is like doing it once.',
    later: 'The server can’t do it at the moment. Nothing was erased: try again in a little while.',
    again: 'Try again',
  },
};
