import { defineCheck, judgeAnswer } from 'cloudbrief/check';
import recipes from './remedies/registrar-and-dns-not-separated.ts';

export default defineCheck({
  id: 'registrar-and-dns-not-separated',
  aliases: ['one-hand-on-the-name'],
  name: 'Domain registrar and DNS hosting are in one cloud account',
  question: 'provider',
  resource: 'practice',
  topic: 'registrar-and-dns',
  needs: ['registrarAndDnsOverlap'],
  severity: 'high',
  weight: 3,
  title: 'Our names work without our cloud account',
  failTitle: 'Names that go down with the cloud account',
  risk: 'Whoever loses the account then loses web address and mail too, and cannot point customers anywhere else.',
  messages: {
    sameAccount: 'One cloud account is registrar and name server of {names}.',
    no: 'Our names stop working when our cloud account does.',
    partly: 'Some of our names only would work without our cloud account (answer of {date}).',
    undocumented: 'Our names are said to work without our cloud account ({date}), and no record was shown.',
    old: 'That our names work without our cloud account was last checked on {date}, too long ago to count in full.',
  },
  remedy: {
    effort: 'S',
    action: 'Move the registrar to another company, and add name servers outside the account.',
    ...recipes,
  },
  controls: { dora: ['28.8'], iso_27001_2022: ['A.5.21', 'A.5.23'], nist_csf_2: ['GV.OC-05'], soc2: ['CC9.1'] },
  rows: ['all.conc.05'],
  evaluate({ registrarAndDnsOverlap }, judge) {
    const { domains = [], answer = null } = registrarAndDnsOverlap ?? {};
    if (domains.length > 0) return judge.fail('sameAccount', { names: domains.join(', ') });
    return judgeAnswer(answer, judge, 'review');
  },
});
