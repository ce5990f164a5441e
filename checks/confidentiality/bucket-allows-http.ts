import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/bucket-allows-http.ts';

export default defineCheck({
  id: 'bucket-allows-http',
  aliases: ['plain-text-storage'],
  name: 'Bucket or storage account accepts requests without TLS',
  question: 'confidentiality',
  resource: 'bucket',
  needs: ['encryptionInTransit'],
  severity: 'low',
  weight: 1,
  title: 'Stored files travel in encrypted form only',
  failTitle: 'Storage that also answers in plain text',
  risk: 'A program that is set up wrongly sends files over the network for everybody to read.',
  messages: { optional: '{name} also answers in plain text.' },
  remedy: {
    effort: 'S',
    action: 'Refuse every request that is not encrypted.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC09-BP02'],
    cis_controls_v81: ['3.10'],
    iso_27001_2022: ['A.8.24'],
    nist_csf_2: ['PR.DS-02'],
    soc2: ['CC6.7'],
  },
  rows: ['aws.enc.04', 'az.enc.02'],
  evaluate({ encryptionInTransit }, judge) {
    if (encryptionInTransit === null) return judge.notApplicable('it is not reached over a network');
    return encryptionInTransit === 'required' ? judge.pass() : judge.fail('optional');
  },
  fix: () => ({ facets: { encryptionInTransit: 'required' } }),
});
