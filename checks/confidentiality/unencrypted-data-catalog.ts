import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/unencrypted-data-catalog.ts';

export default defineCheck({
  id: 'unencrypted-data-catalog',
  name: 'Glue Data Catalog or security configuration leaves a part unencrypted',
  question: 'confidentiality',
  resource: 'artifact',
  needs: ['unencryptedParts'],
  severity: 'medium',
  weight: 1,
  title: 'The catalogue of our data, and what jobs write, is encrypted',
  failTitle: 'Catalogues of data and settings of jobs that leave a part readable',
  risk: 'Whoever gets at the catalogue reads how our data is built, and with the passwords in it the data itself.',
  messages: {
    passwords: '{name} shows the passwords of its connections to everybody who may look at a connection.',
    metadata: '{name} is not encrypted with a key: it tells how all our data is built.',
    jobs: 'Jobs that run with {name} leave a part of what they write unencrypted.',
  },
  remedy: {
    effort: 'S',
    action: 'Encrypt the catalogue, its passwords and what jobs write.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC08-BP02'],
    cis_controls_v81: ['3.11'],
    iso_27001_2022: ['A.8.24'],
    nist_csf_2: ['PR.DS-01'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.enc.17'],
  evaluate({ unencryptedParts }, judge) {
    if (unencryptedParts === null) return judge.notApplicable('it has no such setting');
    if (unencryptedParts.length === 0) return judge.pass();
    if (unencryptedParts.includes('connection-passwords')) return judge.fail('passwords');
    return unencryptedParts.includes('metadata') ? judge.partial(0.5, 'metadata') : judge.fail('jobs');
  },
  fix: () => ({ facets: { unencryptedParts: [] } }),
});
