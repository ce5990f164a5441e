import { defineCheck, allowsPort } from 'cloudbrief/check';
import recipes from './remedies/http-without-https-redirect.ts';

const isPlain = (protocol: string): boolean => protocol.toLowerCase() === 'http';
/** Layer 4: whether the connection is encrypted is between client and target. */
const passesThrough = (protocol: string): boolean => /^(?:tcp|udp|tcp_udp|quic|tcp_quic|geneve|all)$/i.test(protocol);

export default defineCheck({
  id: 'http-without-https-redirect',
  aliases: ['plain-text-entry-point'],
  name: 'Public endpoint serves HTTP without redirecting to HTTPS',
  question: 'confidentiality',
  resource: ['load-balancer', 'cdn', 'api-gateway', 'global-load-balancer'],
  needs: ['reachableFromInternet', 'listeners'],
  severity: 'medium',
  weight: 3,
  title: 'Public entry points talk to customers in encrypted form',
  failTitle: 'Public entry points that talk in plain text',
  risk: 'Anybody on the way, such as a public wireless network, can read or change what customers send.',
  messages: {
    http: '{name} answers on port {port} in plain text and does not send visitors on to the encrypted address.',
  },
  remedy: {
    effort: 'S',
    action: 'Send every plain visit on to the encrypted address.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC09-BP02'],
    cis_controls_v81: ['3.10'],
    iso_27001_2022: ['A.8.24'],
    nis2_cir: ['9.2'],
    nist_csf_2: ['PR.DS-02'],
    pci_dss_v4: ['4.2.1'],
    soc2: ['CC6.7'],
  },
  rows: ['aws.enc.11', 'aws.enc.12', 'az.enc.05', 'gcp.enc.07'],
  evaluate(balancer, judge) {
    const openings = balancer.reachableFromInternet?.allowedIngress ?? [];
    if (openings.length === 0) return judge.notApplicable('it is not reachable from the internet');
    const open = (balancer.listeners ?? []).filter(({ port }) => openings.some(opening => allowsPort(opening, port)));
    const plain = open.find(({ protocol, redirectsToHttps }) => isPlain(protocol) && !redirectsToHttps);
    if (plain !== undefined) return judge.fail('http', { port: plain.port });
    return open.some(({ protocol }) => passesThrough(protocol))
      ? judge.notApplicable('it passes connections on and does not see whether they are encrypted')
      : judge.pass();
  },
  fix: balancer => ({
    facets: {
      listeners: (balancer.listeners ?? []).map(one => ({
        ...one,
        redirectsToHttps: one.redirectsToHttps || isPlain(one.protocol),
      })),
    },
  }),
});
