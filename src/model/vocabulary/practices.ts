import type { Practice } from '../practice.ts';
import type { Renamed } from './kinds.ts';

/** Topics of the interview. Answers under an old topic are read; findings keep the identity of the old one. */
export const RENAMED_PRACTICES: readonly Renamed<Practice>[] = [
  { old: 'outage-limit', name: 'maximum-tolerable-downtime', meaning: 'NIST SP 800-34 (MTD)' },
  { old: 'untouchable-copy', name: 'isolated-backup', meaning: 'as the fact isolatedBackups' },
  { old: 'data-elsewhere', name: 'external-data-backup', meaning: 'SaaS, mail, source code, domains' },
  { old: 'recovery-targets', name: 'recovery-objectives', meaning: 'RTO, RPO' },
  { old: 'run-book', name: 'recovery-runbook', meaning: 'usual spelling' },
  { old: 'top-log-ins', name: 'privileged-accounts', meaning: 'CIS Controls 5.4, NIST AC-6' },
  { old: 'outside-access', name: 'third-party-access', meaning: 'NIST CSF GV.SC' },
  { old: 'attack-test', name: 'penetration-test', meaning: 'CIS Controls 18, NIST CA-8' },
  { old: 'contract-law', name: 'governing-law', meaning: "the contract's own word" },
  { old: 'data-orders', name: 'data-sovereignty', meaning: 'government access to data (EU Data Act, article 32)' },
  { old: 'sanctions', name: 'sanctions-screening', meaning: 'compliance usage' },
  { old: 'exit-test', name: 'exit-plan-test', meaning: 'DORA article 28(8)' },
  { old: 'suspension-plan', name: 'account-suspension-plan', meaning: 'what is suspended' },
  { old: 'domain-names', name: 'registrar-and-dns', meaning: 'as the fact registrarAndDnsOverlap' },
  { old: 'second-way-in', name: 'break-glass-access', meaning: 'AWS, Azure and Google Cloud documentation' },
  { old: 'artifacts-elsewhere', name: 'artifact-backup', meaning: 'build artifacts and source with a second company' },
  { old: 'front-door', name: 'cdn-dependency', meaning: 'Azure Front Door is a product' },
  { old: 'agreed-speed', name: 'latency-objective', meaning: 'service level objective' },
  { old: 'night-support', name: 'on-call-coverage', meaning: 'usual term' },
  { old: 'phone-tree', name: 'out-of-band-communication', meaning: 'NIST SP 800-61' },
  { old: 'peak-plan', name: 'capacity-plan', meaning: 'NIST CP-2(2)' },
  { old: 'incident-review', name: 'post-incident-review', meaning: 'usual term' },
  { old: 'authority-notice', name: 'regulatory-notification', meaning: 'GDPR, NIS2, DORA' },
  { old: 'supplier-list', name: 'third-party-dependencies', meaning: 'NIST CSF GV.SC' },
  { old: 'second-person', name: 'key-person-redundancy', meaning: 'as the check key-person-dependency' },
  { old: 'second-administrator', name: 'company-owned-accounts', meaning: 'what the answer claims' },
  { old: 'leavers', name: 'offboarding', meaning: 'NIST PS-4, CIS Controls 6.2' },
];
