'use strict';
// The conversation that the peers hold: five questions, then a recommendation.
exports.levels = ['Novice', 'Practitioner', 'Expert'];
exports.moments = ['Before the work', 'During the work', 'Not a skill problem'];
exports.ask = {
  job: 'Which job or task is this about?',
  level: 'What level of skill does this job need?',
  moment: 'When must the skill be available?',
  date: 'By which date?',
  check: (answers) => `${answers.job}: ${answers.level}, ${answers.moment}, ${answers.date}. Is that right?`,
  result: 'Build the skill ahead of time, and support it in the work.',
};
