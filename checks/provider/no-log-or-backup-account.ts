import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/no-log-or-backup-account.ts';

export default defineCheck({
  id: 'no-log-or-backup-account',
  aliases: ['everything-in-one-account'],
  name: 'Data, backups and audit logs share one account',
  question: 'provider',
  resource: 'organization',
  needs: ['backupsAndLogsOutsideAccount', 'accountsRead'],
  severity: 'high',
  weight: 5,
  title: 'Data, its copies and the log are not all in one account',
  failTitle: 'No copy of the data, or no log of it, in another account',
  risk: 'When that account is closed, suspended or taken over, the data, any copy in it and the proof of what happened go with it.',
  messages: {
    backupsAndLog: 'Neither a copy of the data nor the log lies outside of {accounts} (accounts that we read: {read}).',
    backupsOrLog:
      'Outside of {accounts} lies a copy of the data or the log, but not both (accounts that we read: {read}).',
  },
  remedy: {
    effort: 'M',
    action: 'Keep copies and logs in accounts of their own, with administrators of their own.',
    ...recipes,
  },
  controls: {
    dora: ['28.8'],
    iso_27001_2022: ['A.5.23'],
    mcsb_v1: ['GS-11'],
    soc2: ['CC9.1'],
  },
  rows: ['aws.bkp.05', 'all.conc.03', 'aws.log.10'],
  evaluate({ backupsAndLogsOutsideAccount, accountsRead }, judge) {
    const accounts = backupsAndLogsOutsideAccount ?? [];
    if (accounts.length === 0) return judge.notApplicable('no account holds data');
    const together = accounts.filter(({ backup, auditLog }) => !backup && !auditLog);
    const lacking = accounts.filter(({ backup, auditLog }) => backup !== auditLog);
    const kept = 1 - (together.length + lacking.length / 2) / accounts.length;
    const found = (some: typeof accounts) => ({
      accounts: some.map(one => one.account).join(', '),
      read: accountsRead ?? 0,
    });
    if (kept === 1) return judge.pass();
    if (kept === 0) return judge.fail('backupsAndLog', found(together));
    return together.length > 0
      ? judge.partial(kept, 'backupsAndLog', found(together))
      : judge.partial(kept, 'backupsOrLog', found(lacking));
  },
});
