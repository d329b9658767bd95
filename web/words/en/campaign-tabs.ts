/** What is done with a campaign from its list and its page, in English. */
import { counting } from '../counting.ts';

const { number, count } = counting('en-US');

export const campaignTabs = {
  campaignTabs: {
    channel: 'Channel',
    anyChannel: 'Any channel',
    pace: 'Now',
    acts: 'More',
    leavingToday: (touches: number, most: number) =>
      touches === 0
        ? 'Nothing leaves today'
        : touches >= most
          ? `${number(most)} or more leave today`
          : `${count(touches, 'leaves', 'leave')} today`,
    enrolledIn: (records: number) => `${number(records)} enrolled`,
    heldSince: 'Held since',
    empty:
      'A campaign is a plan of emails, texts and mail pieces for a set of records. The first takes a few minutes.',
    emptyForReaders:
      'A campaign is a plan of emails, texts and mail pieces for a set of records. Nobody has made one yet.',
    noMatch: 'Nothing has that name, status and channel.',

    menu: (name: string) => `More for ${name}`,
    duplicate: 'Duplicate',
    duplicated: (name: string) => `${name} is a draft now.`,
    archive: 'Archive…',
    archived: (name: string) => `${name} is archived.`,
    archiveTitle: (name: string) => `Archive ${name}?`,
    archiveAct: (active: number) => (active === 0 ? 'Archive' : `Archive — unenroll ${number(active)}`),
    archiveDetail: (active: number, completing: number) =>
      [
        active === 0
          ? 'Nobody is active in it.'
          : `${count(active, 'active record is', 'active records are')} unenrolled, each with a receipt.`,
        completing === 0 ? '' : `What is on its way to ${count(completing, 'record', 'records')} arrives.`,
        'Its numbers and history stay. This cannot be undone; you can duplicate it later.',
      ]
        .filter((part) => part !== '')
        .join(' '),
    removeDraft: 'Delete draft',
    draftRemoved: (name: string) => `${name} was deleted.`,

    toBuild: 'Continue building',
    pause: 'Pause…',
    pauseTitle: (name: string) => `Pause ${name}?`,
    pauseAct: 'Pause now',
    pauseDetail: (active: number) =>
      `Nothing more leaves for ${count(active, 'active record', 'active records')} until you resume it. Nobody is unenrolled.`,
    pauseProcessing: (processing: number) =>
      processing === 0
        ? 'Nothing is on its way right now.'
        : `${count(processing, 'touch is', 'touches are')} on the way already and will arrive.`,
    pauseMail: 'Mail pieces that pass their cut-off meanwhile get a new date when you resume.',
    paused: (name: string) => `${name} is paused.`,
    resume: 'Resume…',
    resumeTitle: (name: string) => `Resume ${name}?`,
    resumeAct: 'Resume',
    resumed: (name: string) => `${name} is active again.`,
    missed: (touches: number) =>
      touches === 0
        ? 'Nothing was missed while it was paused. It goes on as planned.'
        : `${count(touches, 'record', 'records')} missed a touch while it was paused. What becomes of those?`,
    policy: 'What was missed',
    policies: {
      shift: 'Shift all dates by the length of the pause',
      skip: 'Skip what was missed',
      newest: 'Send only the newest of what was missed',
    },
    policyHints: {
      shift: 'Everyone gets everything, later.',
      skip: 'They go on with the next sequence.',
      newest: 'At most one catch-up for each record.',
    },
    calendar: 'What then leaves, by day',
    day: 'Day',
    email: 'Email',
    sms: 'Text',
    direct_mail: 'Mail',
    skippedLine: (skipped: number, completed: number) =>
      `${count(skipped, 'touch is', 'touches are')} skipped${
        completed === 0 ? '' : `; ${count(completed, 'record completes', 'records complete')} by that`
      }.`,
    sampledLine: (sampled: number) => `Worked out from the first ${count(sampled, 'record', 'records')}.`,
    calendarEmpty: 'No dates change.',

    enroll: 'Enroll…',
    enrollTitle: (name: string) => `Enroll into ${name}`,
    enrollBy: 'Who',
    enrollByFilter: 'Everyone who matches a filter',
    enrollByRecords: 'Chosen records',
    enrollFind: 'Find records',
    enrollChoose: 'Records',
    enrollChosen: (records: number) => `${count(records, 'record', 'records')} chosen`,
    enrollNoFind: 'No record matches.',
    enrollAgain: 'Chosen records are enrolled again even if they were in before; a filter never does that.',
    enrollAct: (records: number) => `Enroll ${number(records)}`,
    enrolled: (records: number) => `${count(records, 'record', 'records')} enrolled.`,
    enrolledSome: (records: number, skipped: number) =>
      `${count(records, 'record', 'records')} enrolled, ${number(skipped)} left out.`,
    enrolling: 'Enrolling many records goes on in the background; they appear as they come.',
    enrollJob: 'Enrolling',
    toEnrollments: 'Show them',

    sequencesLead:
      'Change texts and waits, or add at the end, while it runs. You see the effect before it happens.',
    sequencesPaused: 'Paused: sequences can also be put in between, moved and removed.',
    sequencesActive: 'To move, remove or put in between, pause the campaign first.',
    sequencesDone: 'This campaign has ended. Its sequences can be looked at.',
    sequencesNoRight:
      'You can look at these sequences. Someone who may change campaigns that run can change them.',
    review: 'Review changes…',
    reset: 'Discard changes',
    unsaved: 'There are changes that are not in effect yet.',
    unchanged: 'No changes.',
    effectTitle: 'What this change does',
    effectAct: 'Apply',
    applied: 'The change is in effect.',
    applying: 'The change is in effect. Dates of many touches are still being moved.',
    needsPause: 'This needs a pause. Pause the campaign first, then apply it.',
    effectNone: 'Nobody’s next touch changes.',
    effectAppended: (many: number) =>
      `${count(many, 'sequence is', 'sequences are')} added at the end: everyone still active gets it.`,
    effectInserted: (many: number) =>
      `${count(many, 'sequence is', 'sequences are')} put in between: those who are past that place skip it.`,
    effectRemoved: (name: string, scheduled: number) =>
      `“${name}” is removed: ${count(scheduled, 'scheduled touch is', 'scheduled touches are')} skipped.`,
    effectContent: (name: string, scheduled: number) =>
      scheduled === 0
        ? `“${name}” reads differently for everyone who comes to it.`
        : `“${name}” reads differently for ${count(scheduled, 'record that waits', 'records that wait')} for it, and for all after them.`,
    effectMoved: (scheduled: number, earlier: number, later: number, unchanged: number) =>
      `Of ${count(scheduled, 'scheduled touch', 'scheduled touches')}: ${[
        earlier === 0 ? '' : `${number(earlier)} leave earlier`,
        later === 0 ? '' : `${number(later)} leave later`,
        unchanged === 0 ? '' : `${number(unchanged)} keep their date`,
      ]
        .filter((part) => part !== '')
        .join(', ')}.`,
    effectExamples: 'For example',
    effectFrom: 'Was',
    effectTo: 'Becomes',
    conflict: 'Somebody else changed this campaign meanwhile',
    conflictDetail: 'Load what is there now; what you changed here is then gone.',
    loadNow: 'Load what is there',

    batches: 'Batches of mail',
    sendDate: 'Mails',
    locks: 'Locks',
    pieces: 'Pieces',
    removed: 'Taken out',
    cost: 'Cost',
    state: 'State',
    batchStatus: { open: 'Open', locking: 'Locking', locked: 'At the printer', mailed: 'Mailed' },
    locksIn: (duration: string) => `locks in ${duration}`,
    locksNow: 'locks now',
    lockedAt: 'locked',
    held: 'held while paused',
    inDays: (days: number, hours: number) => `${number(days)} d ${number(hours)} h`,
    inHours: (hours: number, minutes: number) => `${number(hours)} h ${number(minutes)} min`,
    inMinutes: (minutes: number, seconds: number) => `${number(minutes)} min ${number(seconds)} s`,
    batchesEmpty: 'No batch yet',
    batchesEmptyDetail:
      'Mail pieces of one sequence that leave on the same day are printed together. Until its cut-off, each piece of a batch can be stopped.',
    noMail: 'This campaign sends no mail pieces.',
    toPieces: (pieces: number) => count(pieces, 'piece', 'pieces'),

    activity: 'Activity',
    when: 'When',
    who: 'Who',
    what: 'What',
    activityEmpty: 'Nothing has happened yet',
    activityMore: 'Show earlier',
    activityEnd: 'That is all.',
    acted: {
      'campaign.created': 'made the campaign',
      'campaign.launched': 'launched it',
      'campaign.paused': 'paused it',
      'campaign.resumed': 'resumed it',
      'campaign.completed': 'Everyone has come to the end',
      'campaign.archived': 'archived it',
      'campaign.reopened': 'It is active again, because somebody was enrolled',
      'enrollment.enrolled': 'enrolled a record',
      'enrollment.unenrolled': 'unenrolled a record',
      'enrollment.restored': 'put an unenrolled record back',
      'batch.moved': 'moved a batch to a later day',
      'job.created': 'started work on many records',
      'job.finished': 'Work on many records has ended',
      'job.cancelled': 'stopped work on many records',
    } as Readonly<Record<string, string>>,
    actedMany: {
      'enrollment.enrolled': (many: number) => `enrolled ${number(many)} records`,
      'enrollment.unenrolled': (many: number) => `unenrolled ${number(many)} records`,
      'enrollment.restored': (many: number) => `put ${number(many)} unenrolled records back`,
    } as Readonly<Record<string, (many: number) => string>>,
    edited: (what: string) => `changed ${what}`,
    editedParts: {
      name: 'the name',
      settings: 'the settings',
      audience: 'the audience',
      appended: 'sequences (added at the end)',
      inserted: 'sequences (put in between)',
      removed: 'sequences (removed)',
      reordered: 'the order of sequences',
      contents: 'what sequences say',
      delays: 'waits between sequences',
      nothing: 'nothing',
    },
    and: ', ',

    settingsLead: 'Changes here have their effect when you apply them.',
    name: 'Name',
    saveName: 'Rename',
    renamed: 'Renamed.',
    settingsFixed: 'An archived campaign can only be renamed.',
    ending: 'Archive',
    endingDetail: 'Ends the campaign for everybody who is still in it. Its history stays.',
  },
};
