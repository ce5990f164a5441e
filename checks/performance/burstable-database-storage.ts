import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/burstable-database-storage.ts';

export default defineCheck({
  id: 'burstable-database-storage',
  aliases: ['variable-database-disk'],
  name: 'Database uses burstable storage (such as small gp2 volumes)',
  question: 'performance',
  resource: 'database',
  needs: ['performance'],
  severity: 'medium',
  weight: 1,
  title: 'Disks below databases keep their speed under steady load',
  failTitle: 'Databases whose disk slows down under steady load',
  risk: 'The database is fast in every test, and slow after an hour of real work.',
  messages: { burstable: 'The disk below {name} is of a type that slows down under steady load ({storage}).' },
  remedy: {
    effort: 'S',
    action: 'Change the storage of the database to a type with a fixed speed.',
    ...recipes,
  },
  controls: { aws_wa: ['PERF03'], iso_27001_2022: ['A.8.6'], nist_csf_2: ['PR.IR-04'], soc2: ['A1.1'] },
  rows: ['aws.perf.06'],
  evaluate({ performance }, judge) {
    if (performance?.burstableStorage === undefined) return judge.notApplicable('it has no storage of its own');
    return performance.burstableStorage
      ? judge.fail('burstable', { storage: performance.storageType ?? '' })
      : judge.pass();
  },
  fix: ({ performance }) =>
    performance === null ? {} : { facets: { performance: { ...performance, burstableStorage: false } } },
});
