import { defineCheck, judgeAnswer } from 'cloudbrief/check';

export default defineCheck({
  id: 'company-assets-in-personal-name',
  aliases: ['private-log-ins'],
  name: 'Accounts, domains or payment cards are in a personal name',
  question: 'people',
  resource: 'practice',
  topic: 'company-owned-accounts',
  needs: ['answer'],
  severity: 'medium',
  weight: 5,
  title: 'Log-ins, domains and payment cards are in the company’s name',
  failTitle: 'Log-ins, domains or cards in one person’s private name',
  risk: 'When that person leaves, so does the domain, the account or the card.',
  messages: {
    no: 'Something that the company needs is in one person’s private name.',
    partly: 'A part only is in the company’s name ({date}).',
    undocumented: 'All is said to be in the company’s name ({date}), and no list was shown.',
    old: 'It was last checked on {date}, too long ago to count in full.',
  },
  remedy: { effort: 'S', action: 'Move log-ins, domains and cards to the company, with a second administrator.' },
  rows: ['own.people.10'],
  evaluate: ({ answer }, judge) => judgeAnswer(answer, judge, 'review'),
});
