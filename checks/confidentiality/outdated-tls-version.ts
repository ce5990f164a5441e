import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/outdated-tls-version.ts';

const OUTDATED: Readonly<Record<string, string>> = { 'ssl-3': 'SSL 3.0', '1.0': 'TLS 1.0', '1.1': 'TLS 1.1' };

export default defineCheck({
  id: 'outdated-tls-version',
  aliases: ['outdated-encryption'],
  name: 'Endpoint, app or function accepts TLS 1.1, TLS 1.0 or SSL 3.0',
  question: 'confidentiality',
  resource: ['load-balancer', 'cdn', 'api-gateway', 'global-load-balancer', 'app', 'function'],
  needs: ['listeners'],
  severity: 'medium',
  weight: 3,
  title: 'Entry points and programs refuse encryption that was given up long ago',
  failTitle: 'Entry points and programs that still accept outdated encryption',
  risk: 'Whoever sits on the line can force the old encryption and read what customers send.',
  messages: { outdated: '{name} still accepts encryption that was given up long ago ({version}).' },
  remedy: {
    effort: 'S',
    action: 'Accept only encryption that counts as safe today.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC09-BP02'],
    cis_azure_v6: ['7.12'],
    cis_controls_v81: ['3.10'],
    iso_27001_2022: ['A.8.24'],
    nis2_cir: ['9.2'],
    nist_csf_2: ['PR.DS-02'],
    pci_dss_v4: ['4.2.1'],
    soc2: ['CC6.7'],
  },
  rows: ['aws.enc.11', 'aws.enc.12', 'az.enc.05', 'gcp.enc.07'],
  evaluate({ listeners }, judge) {
    // A listener without a TLS version passes TLS through; its targets terminate it.
    const withVersion = (listeners ?? []).filter(listener => listener.minTlsVersion !== undefined);
    if (withVersion.length === 0) return judge.notApplicable('it has no TLS listener with a known minimum version');
    const version = withVersion
      .map(({ minTlsVersion }) => OUTDATED[minTlsVersion ?? ''])
      .find(word => word !== undefined);
    return version === undefined ? judge.pass() : judge.fail('outdated', { version });
  },
  fix: ({ listeners }) => ({
    facets: {
      listeners: (listeners ?? []).map(one =>
        one.minTlsVersion === undefined ? one : { ...one, minTlsVersion: '1.2' as const },
      ),
    },
  }),
});
