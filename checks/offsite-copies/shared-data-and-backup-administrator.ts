import { addedBackup, defineCheck } from 'cloudbrief/check';
import recipes from './remedies/shared-data-and-backup-administrator.ts';

export default defineCheck({
  id: 'shared-data-and-backup-administrator',
  aliases: ['both-sides-in-one-hand'],
  name: 'One administrator can delete the data and all backups of it',
  question: 'offsite-copies',
  resource: ['database', 'disk', 'bucket', 'warehouse', 'file-share', 'cache'],
  needs: ['liveData', 'backupDeletionReach'],
  severity: 'high',
  weight: 3,
  adjust: data => (data.backupDeletionReach?.reach === 'organization' ? -1 : 0),
  title: 'No single hand can delete data and its copies in other accounts',
  failTitle: 'Data whose copies in other accounts the same hand can delete',
  risk: 'The copies lie elsewhere, and one stolen log-in deletes them together with the data.',
  messages: {
    principal: '{who} can delete {name} and every copy of it, those in other accounts too.',
    organization: 'The account above both ({who}) can delete {name} and every copy of it.',
  },
  remedy: {
    effort: 'M',
    action: 'Lock the copies, and let nobody from outside delete in their account.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP02'],
    cis_controls_v81: ['11.3', '11.4'],
    dora: ['12.3'],
    iso_27001_2022: ['A.5.3', 'A.8.13'],
  },
  rows: ['aws.bkp.05', 'aws.bkp.06'],
  evaluate({ liveData, backupDeletionReach }, judge) {
    if (liveData !== true) return judge.notApplicable('it holds no durable data in use');
    if (backupDeletionReach === null) return judge.notApplicable('it has no backups');
    const { reach, principals } = backupDeletionReach;
    if (reach === 'account') return judge.notApplicable('every backup is in its own account');
    if (reach === 'none') return judge.pass();
    const data = { who: principals.join(', ') };
    return reach === 'principal' ? judge.fail('principal', data) : judge.partial(0.7, 'organization', data);
  },
  fix: (data, now) => ({
    adds: [addedBackup(data, now, { account: `another than ${data.account}`, immutability: 'locked' })],
  }),
});
