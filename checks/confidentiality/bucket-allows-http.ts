import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/bucket-allows-http.ts';

export default defineCheck({
  id: 'bucket-allows-http',
  aliases: ['plain-text-storage'],
  name: 'Bucket or storage account accepts requests without TLS 1.2 or later',
  question: 'confidentiality',
  resource: 'bucket',
  needs: ['encryptionInTransit'],
  severity: 'low',
  weight: 1,
  title: 'Stored files travel in safely encrypted form only',
  failTitle: 'Storage that also answers without safe encryption',
  risk: 'A program that is set up wrongly sends files over the network for everybody to read.',
  messages: {
    optional: '{name} also answers in plain text.',
    outdated: 'The settings of {name} do not rule out encryption that was given up long ago.',
  },
  remedy: {
    effort: 'S',
    action: 'Refuse every request that is not encrypted.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC09-BP02'],
    cis_aws_v5: ['2.1.1'],
    cis_azure_v6: ['9.3.4', '9.3.6'],
    cis_controls_v81: ['3.10'],
    iso_27001_2022: ['A.8.24'],
    nis2_cir: ['9.2'],
    nist_csf_2: ['PR.DS-02'],
    pci_dss_v4: ['4.2.1'],
    soc2: ['CC6.7'],
  },
  rows: ['aws.enc.04', 'az.enc.02', 'gcp.net.06'],
  evaluate({ encryptionInTransit }, judge) {
    if (encryptionInTransit === null) return judge.notApplicable('it is not reached over a network');
    if (encryptionInTransit === 'outdated') return judge.fail('outdated');
    return encryptionInTransit === 'required' ? judge.pass() : judge.fail('optional');
  },
  fix: () => ({ facets: { encryptionInTransit: 'required' } }),
});
