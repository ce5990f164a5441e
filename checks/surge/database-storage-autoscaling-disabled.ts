import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/database-storage-autoscaling-disabled.ts';

export default defineCheck({
  id: 'database-storage-autoscaling-disabled',
  aliases: ['fillable-database'],
  name: 'Database storage autoscaling is off',
  question: 'surge',
  resource: 'database',
  needs: ['storageAutoscaling'],
  severity: 'medium',
  weight: 3,
  title: 'The disks of databases grow before they are full',
  failTitle: 'Databases whose disk can fill up',
  risk: 'A full disk stops the database, and it fills fastest on the day with the most orders.',
  messages: { fixed: 'The disk of {name} does not grow by itself.' },
  remedy: {
    effort: 'S',
    action: 'Let the disk of the database grow by itself.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL07-BP01'],
    iso_27001_2022: ['A.8.6'],
    nist_csf_2: ['PR.IR-04'],
    soc2: ['A1.1'],
  },
  rows: ['aws.scale.06', 'az.scale.05', 'gcp.scale.05'],
  evaluate({ storageAutoscaling }, judge) {
    if (storageAutoscaling === null) return judge.notApplicable('it has no storage of its own');
    return storageAutoscaling ? judge.pass() : judge.fail('fixed');
  },
  fix: () => ({ facets: { storageAutoscaling: true } }),
});
