// The vocabulary of the rules in plain words; a word that isn't here is shown as it is.

export const classes = {
  BUILD: ['Build', 'a skill, before the work'],
  SUPPORT: ['Support', 'people while they work'],
  ELSEWHERE: ['Elsewhere', 'fix something that isn\'t skill'],
};

export const roles = {
  cause: 'it causes the gap, so it comes first',
  cover: 'it covers the time until the skill is built',
  safeguard: 'it guards against errors of the AI tool',
};

export const warnings = {
  MODALITY_FIRST: 'A solution was named before the problem.',
  TRAINING_WILL_NOT_FIX_IT: 'Training will not fix this.',
  SUPPORT_IS_NOT_SKILL: 'An aid does not replace the skill.',
  NO_TIME_TO_LOOK_UP: 'There is no time to look anything up.',
  AI_NEEDS_HUMAN_JUDGMENT: 'The AI tool needs people who can judge what it says.',
  DEADLINE_TOO_CLOSE_TO_BUILD: 'The date is too close to build the skill.',
  SKILL_WILL_FADE: 'What is rarely used fades: plan a refresher.',
  CHECK_FEEDBACK_FIRST: 'Done often and still partly: check the feedback first.',
  FACTS_DO_NOT_EXPLAIN_THE_GAP: 'The facts do not explain the gap yet.',
};

export const plain = word => word.replaceAll('_', ' ');
