import { addedBackup, defineCheck, isImmutable, isOutsideAccount } from 'cloudbrief/check';
import recipes from './remedies/no-isolated-backup.ts';

export default defineCheck({
  id: 'no-isolated-backup',
  aliases: ['copies-in-one-account'],
  name: "No backup is out of reach of the data's own account",
  question: 'offsite-copies',
  resource: ['database', 'disk', 'bucket', 'warehouse', 'file-share', 'cache'],
  needs: [
    'liveData',
    'accountDeletion',
    'backups',
    'isolatedBackups',
    'accountsRead',
    'deletingLogins',
    'deletionGuardrails',
  ],
  details: ['deletingLogins', 'deletionGuardrails'],
  severity: 'critical',
  weight: 10,
  caps: true,
  adjust: data => (data.kind === 'database' ? 0 : -1),
  title: 'Data outlives a wipe of its own account',
  failTitle: 'Data that is lost if its account is wiped',
  risk: 'Whoever takes over the account can delete the data with the copies that it has there, and nothing is left to restore.',
  messages: {
    none: 'We found no copy of {name} that is kept apart from it, neither in its own account nor in another (accounts that we read: {accounts}).',
    partial: 'Only a part of {name} has a copy out of reach of its own account (accounts that we read: {accounts}).',
    sameAccount:
      'Every copy of {name} lies in its own account and can be deleted there (accounts that we read: {accounts}).',
    guarded:
      'Every copy of {name} lies in its own account, and only a rule of the organisation keeps its log-ins from deleting them (accounts that we read: {accounts}).',
  },
  remedy: {
    effort: 'M',
    action: 'Push locked copies every day to a second account with its own administrators.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP01', 'REL09-BP02'],
    cis_controls_v81: ['11.3', '11.4'],
    dora: ['12.3'],
    iso_27001_2022: ['A.8.13'],
    nis2_cir: ['4.2.2.c', '4.2.2.d'],
    nis2_dir: ['21.2.c'],
    nist_csf_2: ['PR.DS-11'],
  },
  rows: ['aws.bkp.05', 'aws.bkp.13', 'az.bkp.14', 'gcp.bkp.08'],
  evaluate(data, judge) {
    if (data.liveData !== true) return judge.notApplicable('it holds no durable data in use');
    if (data.accountDeletion === 'nothing') return judge.pass();
    // A lock may have ended since the inventory was collected.
    const isolated = (data.isolatedBackups ?? []).filter(
      backup => isOutsideAccount(backup, data) || isImmutable(backup, judge),
    );
    if (isolated.some(({ restriction }) => restriction === undefined)) return judge.pass();
    const because = { accounts: data.accountsRead ?? 0 };
    if (isolated.some(({ restriction }) => restriction === 'partial')) return judge.fail('partial', because);
    if (data.accountDeletion === 'data') return judge.fail('none', because);
    // Its own log-ins cannot; the management account of the organization can.
    if (data.deletionGuardrails === 'all') return judge.partial(0.5, 'guarded', because);
    const { count, more } = data.deletingLogins ?? { count: 0, more: true };
    return judge.fail('sameAccount', {
      ...because,
      logins: count,
      atLeast: more ? 'yes' : 'no',
      forbidden: data.deletionGuardrails === 'none' ? 'no' : 'perhaps',
    });
  },
  fix: (data, now) => ({
    adds: [addedBackup(data, now, { account: `another than ${data.account}`, immutability: 'locked' })],
  }),
});
