import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/key-rotation-disabled.ts';

export default defineCheck({
  id: 'key-rotation-disabled',
  aliases: ['unrotated-key'],
  name: 'Encryption key has no automatic rotation',
  question: 'confidentiality',
  resource: 'key',
  needs: ['keyState', 'rotation'],
  severity: 'low',
  weight: 1,
  title: 'Keys are renewed every year',
  failTitle: 'Keys that are never renewed',
  risk: 'The longer one key lives, the more it opens once somebody has it.',
  messages: { disabled: '{name} is never renewed.' },
  remedy: {
    effort: 'S',
    action: 'Have the key renewed by itself once a year.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC08-BP01'],
    cis_aws_v5: ['3.6'],
    cis_azure_v6: ['8.3.9'],
    iso_27001_2022: ['A.8.24'],
    nis2_cir: ['9.2'],
    nist_csf_2: ['PR.DS-01'],
    pci_dss_v4: ['3.7.4'],
  },
  rows: ['aws.enc.13', 'az.enc.06', 'gcp.enc.05'],
  evaluate({ keyState, rotation }, judge) {
    if (keyState?.state !== 'enabled') return judge.notApplicable('it is not enabled');
    if (rotation === null) return judge.notApplicable('the service does not rotate keys of this type');
    return rotation.automatic ? judge.pass() : judge.fail('disabled');
  },
  fix: () => ({ facets: { rotation: { automatic: true } } }),
});
