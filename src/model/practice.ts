import type { Question } from './question.ts';

interface PracticeDefinition {
  readonly topic: string;
  /** Label in lists and name of its resource. */
  readonly label: string;
  readonly question: Question;
  /** The statement that the answer confirms, partly confirms or denies. */
  readonly claims: string;
  /** The question (risk model, section 5). */
  readonly asks: string;
  /** Part of the first set of ten minutes. */
  readonly starter?: true;
  /** Asked for each workload that the configuration names. */
  readonly perWorkload?: true;
}

/**
 * Topics that no API covers. Each is a resource of kind `practice` with the topic as its slot, judged by a check of its own;
 * without an answer it is unread.
 */
const PRACTICES = [
  { topic: 'maximum-tolerable-downtime', label: 'outage limit', question: 'data-centre', perWorkload: true, claims: 'It is agreed how long each main service may be down.', asks: 'How long may each main service be down before it hurts, and before it kills?' },
  { topic: 'key-custody', label: 'key custody', question: 'confidentiality', claims: 'It is known who can use and who can destroy the keys, and key recovery was tried.', asks: 'Who can use the keys, and who can destroy them? If the key is lost, is the data lost?' },
  { topic: 'isolated-backup', label: 'untouchable copy', question: 'offsite-copies', starter: true, claims: 'There is a copy that nobody who runs production can delete.', asks: 'Is there a copy that nobody who runs production can delete? Who holds that log-in?' },
  { topic: 'external-data-backup', label: 'data elsewhere', question: 'offsite-copies', starter: true, claims: 'What lies outside the cloud account is listed and copied too.', asks: 'What else is not in the cloud account: mail, source code, SaaS, domain names, certificates, phone numbers?' },
  { topic: 'restore-test', label: 'restore test', question: 'recovery', starter: true, perWorkload: true, claims: 'A restore was tested, timed and written down.', asks: 'When was the last restore tested, of what, by whom, how long did it take, what failed?' },
  { topic: 'recovery-objectives', label: 'recovery targets', question: 'recovery', starter: true, perWorkload: true, claims: 'Recovery targets are agreed and signed.', asks: 'Recovery targets: how long down (RTO), how much work lost (RPO), agreed with whom?' },
  { topic: 'recovery-runbook', label: 'run book', question: 'recovery', claims: 'The order of recovery is written down where an outage cannot reach it.', asks: 'In what order do we bring things back? Where is that written if the wiki is down?' },
  { topic: 'recovery-exercise', label: 'recovery exercise', question: 'recovery', claims: 'Recovery was exercised with people and phones.', asks: 'Who decides to fail over, and who is the second? When was it last rehearsed without console and chat?' },
  { topic: 'privileged-accounts', label: 'top log ins', question: 'perimeter', starter: true, claims: 'It is known who has a top-level log-in, and the emergency key is in a safe place.', asks: 'Who has a top-level log-in, and where is the emergency key kept?' },
  { topic: 'third-party-access', label: 'outside access', question: 'perimeter', claims: 'The access of outside firms is listed and checked.', asks: 'Which outside firms can get in, and since when has nobody checked?' },
  { topic: 'penetration-test', label: 'attack test', question: 'perimeter', claims: 'An outside attack test was done and its findings are closed.', asks: 'When was the last outside attack test, and are its findings closed?' },
  { topic: 'second-provider', label: 'second provider', question: 'provider', claims: 'A copy and the means to use it would remain without the provider.', asks: 'If the contract with the provider ended tonight, which copy would remain?' },
  { topic: 'exit-terms', label: 'exit terms', question: 'provider', starter: true, claims: 'The contract says how we leave: notice, transition, price, data return.', asks: 'What is the contract exit clause: notice, reasons, transition period, price during transition, data format, deletion proof?' },
  { topic: 'governing-law', label: 'contract law', question: 'provider', claims: 'It is known which company and which law we have a contract with.', asks: "Which company, under which country's law, is our contract partner? Who owns it?" },
  { topic: 'data-sovereignty', label: 'data orders', question: 'provider', starter: true, claims: 'It is known which states can order our data, and who holds the keys.', asks: 'Which data may be subpoenaed, by which states; where is it stored and who holds the keys?' },
  { topic: 'sanctions-screening', label: 'sanctions', question: 'provider', claims: 'We checked that no sanctions list is near us, our owners or our customers.', asks: 'Are we, our owners or our customers near any sanctions list?' },
  { topic: 'exit-plan-test', label: 'exit test', question: 'provider', claims: 'Moving one service away was tried.', asks: 'How many days to move the crown jewels? When did we last try?' },
  { topic: 'account-suspension-plan', label: 'suspension plan', question: 'provider', claims: 'It is written down who calls whom when the account is suspended.', asks: 'What happens if the invoice fails or the account is suspended: who calls whom, on which number?' },
  { topic: 'registrar-and-dns', label: 'domain names', question: 'provider', claims: 'Our names are registered and answered without our cloud account.', asks: 'Who is the registrar of our names, who runs the name servers, and do both work without our cloud account?' },
  { topic: 'break-glass-access', label: 'second way in', question: 'provider', claims: 'There is a way in without the usual log-in service, and it was tried.', asks: 'If the service that we all log in with is down, who still gets in, how, and when was that tried?' },
  { topic: 'artifact-backup', label: 'artifacts elsewhere', question: 'provider', claims: 'Source code, images and build recipes are kept with a second company too.', asks: 'If the account were closed, from where would we get the source code, the images and the build recipes?' },
  { topic: 'cdn-dependency', label: 'front door', question: 'provider', claims: 'Customers can reach us when the service in front of all our sites is down.', asks: 'Which one service stands in front of all our sites, and how do customers reach us when it is down?' },
  { topic: 'critical-functions', label: 'critical functions', question: 'provider', claims: 'What we cannot do without is in a register: who supplies it, and what replaces it.', asks: 'Where is the register of what we cannot do without: who supplies it, under which contract, and what replaces it?' },
  { topic: 'latency-objective', label: 'agreed speed', question: 'performance', claims: 'It is agreed what is slow for a customer, and it is measured from outside.', asks: 'What is slow for a customer (seconds), and who agreed?' },
  { topic: 'on-call-coverage', label: 'night support', question: 'support', starter: true, claims: 'Somebody picks up at 3 a.m., and a second person if the first does not.', asks: 'Who picks up at 3 a.m., and who if that person does not?' },
  { topic: 'out-of-band-communication', label: 'phone tree', question: 'support', claims: 'We can reach the provider and each other when the portal and the chat are down.', asks: 'Do we know how to reach the provider if the portal is down?' },
  { topic: 'capacity-plan', label: 'peak plan', question: 'surge', perWorkload: true, claims: 'The next big day and its load are known, and planned for.', asks: 'When is the next big day and how many times normal is it?' },
  { topic: 'load-test', label: 'load test', question: 'surge', perWorkload: true, claims: 'A load test reached the highest load that we expect.', asks: 'What was the highest load ever survived, and when?' },
  { topic: 'rebuild-exercise', label: 'rebuild exercise', question: 'rebuild', starter: true, claims: 'A rebuild into an empty account was tried.', asks: 'If we had an empty account today, how many days to a working shop?' },
  { topic: 'post-incident-review', label: 'incident review', question: 'records', claims: 'The last incident has a written cause, and we know how we know.', asks: 'For the last incident: what was the cause, and how do we know?' },
  { topic: 'regulatory-notification', label: 'authority notice', question: 'records', claims: 'It is written down which authority must be told, and within how many hours.', asks: 'Which authority must be told, within how many hours?' },
  { topic: 'critical-path', label: 'critical path', question: 'coupling', perWorkload: true, claims: 'The path of one order is drawn, with a plan for each box that must work.', asks: 'Draw the path of one order. Which five boxes must all work?' },
  { topic: 'third-party-dependencies', label: 'supplier list', question: 'coupling', claims: 'Outside services that can stop us are listed, each with a plan B.', asks: 'Which outside services can stop us, and what is plan B for each?' },
  { topic: 'key-person-redundancy', label: 'second person', question: 'people', starter: true, claims: 'Two people can rebuild the site, and each of them has.', asks: 'Who can rebuild the site if X leaves? Name two.' },
  { topic: 'company-owned-accounts', label: 'second administrator', question: 'people', claims: 'Log-ins, domains and payment cards are in the company’s name, with a second administrator.', asks: 'Are log-ins, domains, payment cards in a person’s private name?' },
  { topic: 'offboarding', label: 'leavers', question: 'people', claims: 'Access ends on the day somebody leaves, outside developers too.', asks: 'Are outside developers’ rights ended when the work ends?' },
] as const satisfies readonly PracticeDefinition[]; // prettier-ignore

export type Practice = (typeof PRACTICES)[number]['topic'];
export const practices: readonly (PracticeDefinition & { readonly topic: Practice })[] = PRACTICES;

const LABELS: ReadonlyMap<string, string> = new Map(PRACTICES.map(({ topic, label }) => [topic, label]));

/** The label of a topic. */
export const topicLabel = (topic: string): string => LABELS.get(topic) ?? topic.replaceAll('-', ' ');
