import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/public-endpoint-without-waf.ts';

const WEB = new Set(['http', 'https']);

export default defineCheck({
  id: 'public-endpoint-without-waf',
  aliases: ['unfiltered-entry-point'],
  name: 'Public load balancer, CDN or API has no effective WAF',
  question: 'perimeter',
  resource: ['load-balancer', 'cdn', 'api-gateway', 'global-load-balancer'],
  needs: ['reachableFromInternet', 'listeners', 'wafProtection'],
  severity: 'high',
  weight: 3,
  title: 'Public sites are filtered for attacks on web pages',
  failTitle: 'Public sites that nothing filters for attacks',
  risk: 'Robots try known attacks on every public site each day, and one forgotten fault lets them in.',
  messages: {
    none: 'Strangers reach {name}, and nothing filters what they send.',
    countOnly: 'The filter in front of {name} watches attacks and stops none.',
    noManagedRules: 'The filter in front of {name} has no rules against known attacks.',
    noRateLimit: 'The filter in front of {name} has no rules against floods of requests.',
  },
  remedy: {
    effort: 'M',
    action: 'Put a filter against web attacks in front of every public site.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP03'],
    cis_controls_v81: ['13.10'],
    iso_27001_2022: ['A.8.21'],
    mcsb_v1: ['NS-6'],
    nist_csf_2: ['PR.IR-01'],
    pci_dss_v4: ['6.4.2'],
    soc2: ['CC6.6'],
  },
  rows: ['aws.net.21', 'aws.net.06', 'az.net.07', 'gcp.net.04'],
  evaluate({ reachableFromInternet, listeners, wafProtection }, judge) {
    if ((reachableFromInternet?.allowedIngress ?? []).length === 0)
      return judge.notApplicable('it is not reachable from the internet');
    // A listener that sends every visit on to HTTPS serves nothing itself.
    const isWeb = (listeners ?? []).some(
      ({ protocol, redirectsToHttps }) => WEB.has(protocol.toLowerCase()) && !redirectsToHttps,
    );
    if (!isWeb) return judge.notApplicable('it has no HTTP listener that serves content');
    const rules = wafProtection?.rules ?? null;
    if (rules === null) return judge.fail('none');
    if (rules.defaultAction === 'block') return judge.pass();
    if (rules.blockingRules === 0) return judge.fail('countOnly');
    if (!rules.managedRules) return judge.partial(0.5, 'noManagedRules');
    return rules.rateLimiting ? judge.pass() : judge.partial(0.5, 'noRateLimit');
  },
});
