import { defineCheck, judgeAnswer } from 'cloudbrief/check';
import recipes from './remedies/no-cross-provider-backup.ts';

export default defineCheck({
  id: 'no-cross-provider-backup',
  aliases: ['copies-with-one-provider'],
  name: 'No backup exists with another provider',
  question: 'provider',
  resource: 'organization',
  needs: ['backupsOutsideProvider', 'accountsRead'],
  severity: 'high',
  weight: 5,
  title: 'A copy of the data lies with another company',
  failTitle: 'No copy of the data with another provider',
  risk: 'If the provider fails or shuts the account, the data is behind a closed door, with any copy that it has there.',
  messages: {
    no: 'We found no copy with another provider, and nobody knows of one (accounts that we read: {accounts}).',
    partly: 'A part only of the data is said to be copied to another provider ({date}).',
    undocumented: 'A copy with another provider is said to exist ({date}), and we neither saw it nor a record of it.',
    old: 'That a copy lies with another provider was last confirmed on {date}, too long ago to count in full.',
  },
  remedy: {
    effort: 'M',
    action: 'Push encrypted copies of the crown jewels to storage of another company every day.',
    ...recipes,
  },
  controls: {
    dora: ['28.8'],
    iso_27001_2022: ['A.5.23'],
    nist_csf_2: ['GV.SC-07', 'GV.OC-05'],
    soc2: ['CC9.1', 'CC9.2'],
  },
  rows: ['all.conc.04'],
  evaluate({ backupsOutsideProvider, accountsRead }, judge) {
    if (backupsOutsideProvider === null) return judge.notApplicable('there is no data to back up');
    if (backupsOutsideProvider.seen !== null) return judge.pass();
    const { answer } = backupsOutsideProvider;
    if (answer === null || answer.status === 'no') return judge.fail('no', { accounts: accountsRead ?? 0 });
    return judgeAnswer(answer, judge, 'review');
  },
});
