/** The articles of help, in English. */
import type { Articles } from './articles.ts';

export const articles: Articles = {
  unenroll: {
    title: 'Unenroll a record',
    summary: 'Take somebody out of one campaign, and see what stops before you do it.',
    blocks: [
      {
        text: 'Unenrolling ends one record’s passage through **one** campaign. The record stays in your records, and its other campaigns go on.',
      },
      {
        steps: [
          'Open **Campaigns** and the campaign.',
          'Open **Enrollments** and find the record: search by name, address, phone or email, or filter.',
          'Press **View Details**.',
          'Press **Unenroll Records**. The preview lists what will stop, what cannot be stopped any more and why, and how much money is released.',
          'Choose a reason, add a note if you like, and confirm.',
        ],
      },
      {
        text: 'From that moment nothing that was still scheduled or planned is handed to a provider. What was already on its way is completed, once. You get a receipt that lists both.',
      },
      { title: 'Many at once' },
      {
        text: 'Select rows, or filter and select everyone who matches. You see the totals first; then a job does it, those due soonest first, and one undo takes the whole job back.',
      },
      { title: 'It never comes back by itself' },
      {
        text: 'A record that was unenrolled is not enrolled again by an audience that matches it. A person can enroll it again by name: that is a new passage from the first sequence.',
      },
    ],
    related: ['stopping', 'restore', 'opt-out', 'receipts'],
  },
  stopping: {
    title: 'What can be stopped, and when',
    summary: 'Scheduled can be stopped; processing cannot. What that means for emails, texts and mail.',
    blocks: [
      {
        text: 'A touch is one planned email, text or piece of mail for one record. Whether it can be stopped is told by its **status**, not by the clock.',
      },
      {
        points: [
          '**Planned** and **Scheduled**: can be stopped.',
          '**Processing**: an email or text is being handed over right now; a piece of mail is locked and at the printer. It cannot be stopped.',
          '**Sent**, **Delivered**, **Failed**: it is done.',
          '**Unknown**: it may have been sent, and nobody knows yet. It is never sent a second time.',
        ],
      },
      {
        text: 'Emails and texts are handed over just in time, so they can be stopped until the last moment. Mail locks at its cut-off, which stands beside it as **Can stop until**.',
      },
    ],
    related: ['batches', 'unenroll', 'receipts'],
  },
  restore: {
    title: 'Undo and restore',
    summary: 'Bring an enrollment back to exactly where it was.',
    blocks: [
      {
        text: 'After unenrolling, **Undo** stands in the message at the foot of the page (or press **z**). Later, **Restore** is in the enrollment’s details.',
      },
      {
        text: 'Restore brings back the same enrollment at the same place: a touch that was stopped is scheduled again, one that is still on its way is left alone, and if it was finished meanwhile, the next one is scheduled.',
      },
      { title: 'When it is refused' },
      {
        points: [
          'The time of the stopped touch has passed, or its mail batch has locked.',
          'The person has opted out meanwhile, or the record was deleted.',
          'The record is active in another exclusive campaign, or has a newer passage here.',
          'The campaign ended, or the sequence was removed.',
        ],
      },
      {
        text: 'The page says which. Then enroll the record again by name, if it should go on: that begins a new passage.',
      },
    ],
    related: ['unenroll', 'opt-out'],
  },
  'opt-out': {
    title: 'Unenroll or opt out?',
    summary: 'Unenrolling ends one campaign. Opting out means never contacting somebody again.',
    blocks: [
      {
        points: [
          '**Unenroll**: this record leaves this campaign. It can be in others.',
          '**Opt out**: the person’s email, phone and address go on the **Do not contact** list. Nothing is sent to them by any campaign, now or later, also when the record is deleted and imported again.',
        ],
      },
      {
        text: 'Texting STOP, unsubscribing from an email or complaining opts a person out by itself. By hand it is a box in the unenroll preview, or an entry under **Do not contact**.',
      },
      {
        text: 'In Settings, owners and admins choose what such a wish does: end every enrollment that would use the address, or skip only what would use it (“stop texts, keep letters”).',
      },
      {
        text: 'A dead address (returned mail, hard bounce) is no wish: what would use it is skipped, the rest goes on.',
      },
    ],
    related: ['unenroll', 'restore'],
  },
  imports: {
    title: 'Imports and rejected rows',
    summary: 'Bring in contacts, properties or opt-outs from a CSV file, and mend what was refused.',
    blocks: [
      {
        text: 'Under **Imports** choose a CSV file and what it holds. Columns are recognised by their headings; you can change what each one means before you start. Comma, semicolon and tab, and the usual encodings all work.',
      },
      { title: 'Duplicates' },
      {
        text: 'A row that clearly is somebody you have is merged into that record. One that may be is created and listed as a possible duplicate.',
      },
      { title: 'Rejected rows' },
      {
        text: 'A row with a fault is left out; all others go in. Each rejected row has its line, column and reason. **Download** them, mend them in a spreadsheet, and import that file: what went in the first time is not doubled.',
      },
    ],
    related: ['opt-out', 'build-campaign'],
  },
  'build-campaign': {
    title: 'Build a campaign',
    summary: 'Sequences, their delays, an audience, and a launch that checks everything first.',
    blocks: [
      {
        text: 'A campaign is a plan of **sequences**. Each is one email, one text or one piece of mail, with a delay after the one before.',
      },
      {
        steps: [
          'Press **New campaign** and give it a name.',
          'Add sequences and write them. Fields such as {{ record.firstName }} are filled in for each record; the preview shows it for a real one.',
          'Choose who is in it: a filter, a list, or records by name. You see how many match, how many are available, and why the others are not.',
          'Look at the settings: time zone, hours, quiet hours, mail lead.',
          'Press **Launch**. Every fault is listed with its place; nothing starts until all are mended.',
        ],
      },
      {
        text: 'While it runs, texts and delays can be changed and sequences added at the end. Inserting, removing and reordering need a pause.',
      },
    ],
    related: ['batches', 'pause', 'imports'],
  },
  batches: {
    title: 'Mail batches and cut-offs',
    summary: 'Why mail locks before it leaves, and until when a piece can be stopped.',
    blocks: [
      {
        text: 'Pieces of one sequence that leave on one day are printed together: that is a **batch**. It locks at its **cut-off**. Until then any piece in it can be stopped; after that all are printed and mailed.',
      },
      {
        text: 'Usually a batch locks two days before its send date, at 17:00 in the campaign’s zone, and never on a weekend or postal holiday. So what leaves on a Monday locks on the Friday before.',
      },
      {
        text: 'The tab **Batches** shows each with the time that is left, how many pieces it has, and how many were removed.',
      },
      {
        text: 'If a batch could not lock in time (a pause, a server that was down), it moves to the next date, and says so. A piece never locks earlier than was shown.',
      },
    ],
    related: ['stopping', 'pause'],
  },
  pause: {
    title: 'Pause and resume',
    summary: 'Hold a campaign, and choose what happens to what fell due meanwhile.',
    blocks: [
      {
        text: 'When **Pause** is done, nothing of the campaign can start any more. What was already processing completes: mail that is at the printer is mailed.',
      },
      {
        text: 'On **Resume** you choose what to do with touches whose time has passed, and see it as a calendar first:',
      },
      {
        points: [
          '**Shift**: everything moves by the length of the pause; the intervals stay. This is the usual choice.',
          '**Skip**: what was missed is left out.',
          '**Newest**: of several that were missed, only the last is sent.',
        ],
      },
      {
        text: 'A pause keeps everybody enrolled. To take people out, unenroll them; to end a campaign for good, archive it.',
      },
    ],
    related: ['build-campaign', 'batches', 'unenroll'],
  },
  roles: {
    title: 'Roles and the team',
    summary: 'Who may do what, and how people join and leave.',
    blocks: [
      {
        points: [
          '**Viewer**: sees campaigns, records and receipts; changes nothing.',
          '**Member**: edits records, unenrolls, restores and enrolls by name, up to 100 at a time; drafts campaigns; opts people out.',
          '**Manager**: also launches, pauses and edits campaigns, and acts on many at once.',
          '**Admin**: also lifts opt-outs, and manages senders, API keys, settings, and everybody below owner.',
          '**Owner**: everything, other owners too. A workspace always keeps one.',
        ],
      },
      { title: 'Inviting' },
      {
        text: 'Under **Settings → Team** enter an address and a role. Doorstep makes a link and shows it once: copy it and send it yourself. It is good for seven days and one person.',
      },
      { title: 'Leaving' },
      {
        text: 'Whoever is removed loses the workspace at once, on every device, and the API keys they made stop working. What they did stays on record under their name.',
      },
    ],
    related: ['receipts', 'senders'],
  },
  receipts: {
    title: 'Receipts and proof',
    summary: 'What a receipt says, and why nobody can change it afterwards.',
    blocks: [
      {
        text: 'Each unenrollment has a **receipt**: who did it, when and why; what it stopped; and what was past stopping and went out. What became of those is added when it is known.',
      },
      {
        text: 'A receipt cannot be edited or deleted, not by owners either. Shortly after, it is **sealed**: its fingerprint goes into a chain in which each block contains the one before. Changing anything later would break the chain, and “doorstep verify” on the server shows it.',
      },
      {
        text: 'You can print a receipt or keep it as a file, for a person who asks, a lawyer or an auditor.',
      },
    ],
    related: ['unenroll', 'stopping', 'restore'],
  },
  senders: {
    title: 'Senders and the sandbox',
    summary: 'What the sandbox does, and how to send for real.',
    blocks: [
      {
        text: 'Each channel has a **sender**. Until you connect one it is the **sandbox**: nothing leaves the machine. Delays, batches and cut-offs are kept as for real, so you see what would happen, and when.',
      },
      { text: 'Under **Outbox** every sandbox message is shown as its recipient would see it.' },
      { title: 'Connecting a sender' },
      {
        text: 'Senders are connected where the server is started, by environment settings: SMTP_URL and MAIL_FROM for email, TWILIO_… for texts, LOB_… for mail. Start the server again afterwards. **Settings → Senders** shows their names and how each sender is.',
      },
      {
        text: 'Before you do, remove the sample data under **Settings → Workspace**, and look at what is scheduled: active campaigns go on through the new sender.',
      },
    ],
    related: ['build-campaign', 'roles'],
  },
  keys: {
    title: 'Keys of the keyboard',
    summary: 'Search, move, open, unenroll and undo without the mouse.',
    blocks: [
      {
        points: [
          '**/** goes to the search of the page.',
          '**j** and **k** move down and up a list; **Enter** opens what is marked.',
          '**x** selects a row.',
          '**u** unenrolls, **z** undoes the last act.',
          '**Esc** closes what is open.',
          '**?** shows every key that works on the page you are on.',
        ],
      },
      { text: 'While you type in a field, keys are letters.' },
    ],
    related: ['unenroll', 'restore'],
  },
};
