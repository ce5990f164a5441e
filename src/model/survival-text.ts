/** What happens to a resource in English, by the cause of its fate; ICU. Translations are in `survival.json`. */
export const SURVIVAL_TEXT = {
  'regional-service': 'The service runs in several data centres and goes on in the others.',
  'standby-takes-over': 'A standby elsewhere takes over by itself.',
  'replica-promoted': 'Somebody switches over to a replica elsewhere.',
  'copy-restored': 'Somebody restores the newest backup that survives.',
  'point-in-time': 'Somebody restores the automated backups.',
  'old-versions': 'Somebody brings back the earlier versions.',
  'place-returns': 'Nothing can be started elsewhere: it is back when the place is, if it comes back.',
  'account-returns': 'Everything is inside of what is gone: it is back only if it is given back.',
  'all-copies-gone': 'No copy survives.',
  locked: 'It is locked: nobody can delete it.',
  'storage-survives': 'The data is in the other data centres; somebody has to start it there.',
  restarted: 'It is started again by itself.',
  'survivors-carry': 'What runs elsewhere goes on; whether it carries the whole load is not known.',
  relaunched: 'The group starts new machines in other data centres.',
  'made-from-code': 'Somebody makes it again from its code.',
  'made-by-hand': 'No description of it was found: somebody makes it again by hand.',
  'moved-by-hand': 'Somebody makes another one in a data centre that works.',
  'unseen-copy': 'A copy that was not seen may exist.',
  unaffected: 'Nothing happens to it.',
  'key-returns': 'Its key is in what is lost: the data cannot be read until the key is back.',
  'key-deletion-cancelled': 'Its key waits before it is destroyed: somebody cancels that in time.',
  'key-destroyed': 'Its key is destroyed: nobody can read the data any more.',
} as const;

/** Steps of the worst case in English, in their order. */
export const STEP_TEXT = {
  lost: 'It is lost.',
  restarted: 'It has started again by itself.',
  'took-over': 'What runs elsewhere has taken over by itself.',
  noticed: 'Somebody notices.',
  gathered: 'The people who can help are there, and can sign in.',
  decided: 'It is decided to go elsewhere instead of waiting.',
  'new-home': 'There is a place to rebuild in: an account, or another provider.',
  'control-plane': 'The provider accepts changes again.',
  done: 'It is made, restored or switched over.',
  verified: 'The data is checked.',
  back: 'It is back for customers.',
  'place-typical': 'Half of the published events of this kind were over by now.',
  'place-most': 'Nineteen of twenty were over; a few never ended.',
  never: 'There is no end that can be promised.',
} as const;

export type StepKey = keyof typeof STEP_TEXT;
