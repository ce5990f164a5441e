import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/http-origin-allowed.ts';

export default defineCheck({
  id: 'http-origin-allowed',
  aliases: ['plain-text-origin'],
  name: 'CDN or API gateway may fetch from its origin over HTTP',
  question: 'confidentiality',
  resource: ['cdn', 'api-gateway', 'global-load-balancer'],
  needs: ['origins'],
  severity: 'medium',
  weight: 3,
  title: 'What stands behind our sites is reached in encrypted form',
  failTitle: 'Sites that fetch what they show in plain text',
  risk: 'Customers see a lock in their browser, and behind it their data still crosses the internet in the open.',
  messages: { http: '{name} may talk to {origin} in plain text.' },
  remedy: {
    effort: 'S',
    action: 'Reach everything behind the site in encrypted form only.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC09-BP02'],
    cis_controls_v81: ['3.10'],
    iso_27001_2022: ['A.8.24'],
    nis2_cir: ['9.2'],
    nist_csf_2: ['PR.DS-02'],
    pci_dss_v4: ['4.2.1'],
  },
  rows: ['aws.enc.12'],
  evaluate({ origins }, judge) {
    if (origins === null || origins.length === 0)
      return judge.notApplicable("it has no origin outside of the provider's network");
    const plain = origins.find(origin => !origin.encrypted);
    return plain === undefined ? judge.pass() : judge.fail('http', { origin: plain.to });
  },
  fix: ({ origins }) => ({ facets: { origins: (origins ?? []).map(one => ({ ...one, encrypted: true })) } }),
});
