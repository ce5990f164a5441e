import { existsSync } from 'node:fs';
import type { Facets } from '../model/facets.ts';
import { practices, type Practice } from '../model/practice.ts';
import { QUESTIONS } from '../model/question.ts';
import { ensureMap, openDocument, saveDocument } from './edit-yaml.ts';
import { formerTopics } from './answers-version-1.ts';
import { readAnswers } from './load.ts';

const HEADING =
  ' Answers to questions that no API answers. status: yes, partial or no. evidence: document or link; without it an answer counts half.';

export interface AnswerPlace {
  readonly topic: Practice;
  /** For an answer about a single workload. */
  readonly workload?: string | undefined;
}

/** Saves one answer; comments and all other content of the file stay. */
export function saveAnswer(path: string, { topic, workload }: AnswerPlace, answer: Facets['answer']): void {
  if (existsSync(path)) readAnswers(path);
  const document = openDocument(path, HEADING);
  ensureMap(document);
  const scope = workload === undefined ? [] : ['workloads', workload];
  const keys = [...scope, topic];
  // Otherwise an answer under an alias of the topic would stay beside the new one.
  for (const former of formerTopics(topic))
    if (document.hasIn([...scope, former])) document.deleteIn([...scope, former]);
  document.setIn(keys, document.createNode(answer));
  saveDocument(path, document);
}

/** Adds every open question as a comment to fill in; returns their number. */
export function addForm(path: string, questions: ReadonlySet<string> | undefined): number {
  const answered = existsSync(path) ? readAnswers(path).company : {};
  const open = practices.filter(
    ({ topic, question }) => answered[topic] === undefined && (questions?.has(question) ?? true),
  );
  const document = openDocument(path, HEADING, withoutForm);
  document.commentBefore ??= HEADING;
  document.comment = [document.comment, ...open.map(formOf)].filter(Boolean).join('\n');
  saveDocument(path, document);
  return open.length;
}

const FORM_MARK = ' -- open question: ';

/** The text without the comments of an earlier form, also where answers were added between them. */
function withoutForm(text: string): string {
  let inForm = false;
  const kept = text.split('\n').filter(line => {
    const wasInForm = inForm;
    inForm = line.startsWith(`#${FORM_MARK}`) || (inForm && line.startsWith('#'));
    return !inForm && !(wasInForm && line.trim() === '');
  });
  return kept.join('\n');
}

function formOf({ topic, question, asks, claims }: (typeof practices)[number]): string {
  const asked = QUESTIONS.find(({ slug }) => slug === question)?.asks ?? question;
  return [
    `${FORM_MARK}${asked}`,
    ` ${asks}`,
    ` Yes means: ${claims}`,
    ` ${topic}:`,
    "   status: 'yes'",
    "   date: 'YYYY-MM-DD'",
    '   by: ',
    '   evidence: ',
    ...(topic === 'recovery-objectives' ? ["   rto: '4h'", "   rpo: '15m'"] : []),
    '',
  ].join('\n');
}
