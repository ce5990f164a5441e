import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/unversioned-bucket.ts';

/** The least of Microsoft's recommendation for soft delete. */
const MIN_DAYS = 7;

export default defineCheck({
  id: 'unversioned-bucket',
  name: 'Bucket versioning is off',
  question: 'offsite-copies',
  resource: 'bucket',
  needs: ['versioning'],
  severity: 'medium',
  weight: 3,
  title: 'Storage keeps earlier versions of files',
  failTitle: 'Storage where a file that is overwritten is gone',
  risk: 'One wrong command, or one thief who wants ransom, destroys the only version of every file.',
  messages: {
    off: '{name} keeps no earlier versions of its files.',
    deletesOnly:
      '{name} keeps deleted files for {days, plural, one {# day} other {# days}}, but not what is overwritten.',
    short:
      '{name} keeps what is deleted or overwritten for {days, plural, one {# day} other {# days}} only, and no earlier versions.',
  },
  remedy: {
    effort: 'S',
    action: 'Switch on versioning, and delete old versions after 30 to 90 days.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP01'],
    cis_controls_v81: ['11.3'],
    iso_27001_2022: ['A.8.13'],
    nist_csf_2: ['PR.DS-11'],
  },
  rows: ['aws.bkp.13', 'az.bkp.09', 'gcp.bkp.04'],
  evaluate({ versioning }, judge) {
    if (versioning === true) return judge.pass();
    if (versioning === null || versioning === false) return judge.fail('off');
    const { softDeleteDays: days, overwrites } = versioning;
    if (!overwrites) return judge.partial(0.5, 'deletesOnly', { days });
    return days < MIN_DAYS ? judge.partial(0.5, 'short', { days }) : judge.pass();
  },
  fix: () => ({ facets: { versioning: true } }),
});
