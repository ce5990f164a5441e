import { accountNames, type AccountNames } from '../../brief/language/account-names.ts';
import { commentText, type CommentWords } from '../../brief/pages/pull-request-comment.ts';
import type { Briefing } from '../../brief/index.ts';
import type { Assessment, CheckTally } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import { code, sentence, table, tableHead, tableRow } from './markdown-text.ts';
import { isOpen, worstFirst } from '../../model/finding-order.ts';

/** GitHub refuses comments of more than 65,536 characters; the rest is for what a pipeline adds. */
const MAX_LENGTH = 60_000;
/** The other formats list all findings. */
const MAX_FINDINGS = 100;
const MAX_ACCEPTED = 20;

interface Context {
  readonly tallies: ReadonlyMap<string, CheckTally>;
  readonly accounts: AccountNames;
}

/** The briefing as a pull request comment: the answer, the thirteen questions, findings from the highest severity down. */
export function toMarkdown(briefing: Briefing, given: Assessment): string {
  const texts = commentText(briefing.language);
  const assessment = texts.named(given);
  const context: Context = {
    tallies: new Map(assessment.checks.map(check => [check.id, check])),
    accounts: accountNames(assessment),
  };
  const findings = worstFirst(assessment.findings.filter(isOpen));
  const before = [
    head(briefing),
    effect(briefing),
    changes(briefing),
    risks(briefing),
    decisions(briefing),
    questions(briefing),
  ];
  const after = [
    accepted(texts, findings, context),
    coverage(briefing, assessment),
    footer(texts, briefing, assessment),
  ];
  const rest = [...before, ...after].filter(Boolean).join('\n\n').length;
  const listed = findingList(texts, findings, context, MAX_LENGTH - rest - 10);
  return truncated(texts, `${[...before, listed, ...after].filter(Boolean).join('\n\n')}\n`);
}

/** Truncates at the end of a line what is too long even without findings. */
function truncated({ labels }: CommentWords, text: string): string {
  if (text.length < MAX_LENGTH) return text;
  const end = text.lastIndexOf('\n', MAX_LENGTH - 100);
  return `${text.slice(0, end)}\n\n${labels.cut}\n`;
}

function head({ title, bottomLine, summary }: Briefing): string {
  return `## ${sentence(title)}\n\n**${sentence(bottomLine.answer, 600)}**\n\n${sentence(summary.score, 600)}\n\n${sentence(summary.counts, 600)}${summary.recovery === '' ? '' : `\n\n**${sentence(summary.recovery, 600)}**`}`;
}

/** What would change; empty where nothing is supposed. */
const effect = ({ summary }: Briefing): string =>
  summary.effect === undefined
    ? ''
    : `### ${sentence(summary.effect.title)}\n\n${summary.effect.lines.map(line => `- ${sentence(line, 600)}`).join('\n')}`;

/** What changed since the baseline; empty without one. */
function changes({ baselineChanges }: Briefing): string {
  if (baselineChanges === undefined) return '';
  const { kicker, story } = baselineChanges;
  return `### ${sentence(kicker)}\n\n${story.map(line => sentence(line, 600)).join(' ')}`;
}

function risks({ bottomLine }: Briefing): string {
  const { risks, risksTitle, noRisks } = bottomLine;
  const lines = risks.map(({ number, headline, line }) => `${number}. **${sentence(headline)}.** ${sentence(line)}`);
  return `### ${sentence(risksTitle)}\n\n${lines.length === 0 ? sentence(noRisks) : lines.join('\n')}`;
}

function decisions({ bottomLine }: Briefing): string {
  const { decisions, decisionsTitle, decisionsNote, columns } = bottomLine;
  const rows = decisions.map(one => [one.letter, one.text, one.days, one.owner, one.by].map(cell => sentence(cell)));
  const list = table(['', columns.decision, columns.days, columns.owner, columns.by], rows);
  return [`### ${sentence(decisionsTitle)}`, list, sentence(decisionsNote)].filter(Boolean).join('\n\n');
}

function questions({ bottomLine, posture }: Briefing): string {
  const { columns, rows } = posture;
  const cells = rows.map(({ asks, grade, proven, possible, coverage, note }) => {
    const word = grade.provisional === '' ? grade.word : `${grade.word} (${grade.provisional.toLowerCase()})`;
    return [sentence(asks), `**${sentence(word)}**`, ...[proven, possible, coverage, note].map(cell => sentence(cell))];
  });
  const titles = [columns.question, columns.grade, columns.proven, columns.possible, columns.coverage, ''];
  return `### ${sentence(bottomLine.standingTitle)}\n\n${table(titles, cells)}`;
}

/** As many findings as fit into `room` characters, and the number of those left out. */
function findingList(texts: CommentWords, findings: readonly Finding[], context: Context, room: number): string {
  const open = findings.filter(({ exception }) => exception === undefined);
  if (open.length === 0) return '';
  const { labels } = texts;
  const columns = [labels.severity, labels.finding, labels.resource, labels.where, labels.check];
  const lines = [`### ${sentence(labels.findings)}`, '', ...tableHead(columns)];
  const more = (left: number): string => `\n${texts.more(left)}`;
  let used = lines.join('\n').length + more(open.length).length + 1;
  let shown = 0;
  for (const finding of open.slice(0, MAX_FINDINGS)) {
    const line = findingRow(texts, finding, context);
    if (used + line.length + 1 > room) break;
    lines.push(line);
    used += line.length + 1;
    shown += 1;
  }
  if (shown < open.length) lines.push(more(open.length - shown));
  return lines.join('\n');
}

function findingRow(texts: CommentWords, finding: Finding, { tallies, accounts }: Context): string {
  const { severity, status, check, resource } = finding;
  const word = sentence(texts.severity(finding));
  const isSevere = status === 'fail' && (severity === 'critical' || severity === 'high');
  const { provider, account, region } = resource;
  const where = provider === 'any' ? '' : [provider, accounts.both(account), region].join(' ');
  return tableRow([
    isSevere ? `**${word}**` : word,
    sentence(texts.said(finding, tallies.get(finding.check))),
    code(texts.name(finding)),
    code(where),
    code(check),
  ]);
}

/** Accepted risks pass the gate but stay listed. */
function accepted(texts: CommentWords, findings: readonly Finding[], { tallies }: Context): string {
  const all = findings.flatMap(finding => {
    const { exception } = finding;
    return exception === undefined ? [] : [{ finding, exception }];
  });
  if (all.length === 0) return '';
  const rows = all
    .slice(0, MAX_ACCEPTED)
    .map(({ finding, exception }) => [
      sentence(texts.severity(finding)),
      sentence(texts.said(finding, tallies.get(finding.check)), 200),
      code(texts.name(finding)),
      sentence(`${exception.owner}${texts.labels.colon} ${exception.reason}`, 200),
      sentence(exception.until, 40),
    ]);
  const { labels } = texts;
  const columns = [labels.severity, labels.finding, labels.resource, labels.by, labels.until];
  const left = all.length > rows.length ? `\n\n${texts.moreAccepted(all.length - rows.length)}` : '';
  return `### ${sentence(labels.acceptedTitle)}\n\n${table(columns, rows)}${left}`;
}

function coverage({ coverage: page, bottomLine }: Briefing, { planned }: Assessment): string {
  const { permissionColumns, permissions, gaps } = page;
  const rows = permissions
    .slice(0, 10)
    .map(({ permission, refused, opens }) => [code(permission, 120), sentence(refused), sentence(opens)]);
  const list = table([permissionColumns.permission, permissionColumns.refused, permissionColumns.opens], rows);
  const lines = gaps.slice(0, 10).map(gap => `- ${sentence(gap)}`);
  // In a pull request, what passes every check because none looks at it.
  const left = planned === true ? (page.notLookedAt?.lines ?? []).map(line => sentence(line, 600)).join('\n\n') : '';
  const unseen = sentence(bottomLine.unseen, 600);
  const parts = [`### ${sentence(bottomLine.unseenTitle)}`, unseen, list, lines.join('\n'), left];
  return parts.filter(Boolean).join('\n\n');
}

function footer(texts: CommentWords, { mark }: Briefing, { tool, snapshot }: Assessment): string {
  return `---\n\n${sentence(mark)} · cloudbrief ${sentence(tool.version, 40)} · ${sentence(texts.read(snapshot.ended.slice(0, 10)))}`;
}
