import type { Outcome } from '../check/evaluate.ts';
import { fillMessage } from '../check/message.ts';
import { sanitizeText, upperFirst } from '../lib/text.ts';
import type { Check, MessageData } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import type { Kind } from '../model/kinds.ts';
import { needLabel } from '../model/need-labels.ts';
import { UNREAD_MESSAGES } from '../model/unread-messages.ts';

type OutcomeMessage = Pick<Finding, 'message' | 'template' | 'reason'>;

/** The message of a finding, its template for translations, and the reason of an unknown or an error. */
export function outcomeMessage(check: Check, outcome: Outcome, kind: Kind, name: string): OutcomeMessage {
  switch (outcome.status) {
    case 'pass':
      return { message: check.title, template: { key: 'title', data: {} } };
    case 'not-applicable':
      return { message: outcome.because, template: { key: 'notApplicable', data: { because: outcome.because } } };
    case 'fail': {
      const data = { ...sanitized(outcome.data), name };
      const message = fillMessage(check.messages[outcome.message] ?? outcome.message, data);
      return { message, template: { key: `messages.${outcome.message}`, data } };
    }
    case 'unknown': {
      if (kind === 'practice') return unreadMessage('unanswered', {});
      const { need, reason: code, detail } = outcome;
      if (kind === 'workload')
        return {
          ...unreadMessage('undecided', { name }),
          reason: { code, ...(detail === undefined ? {} : { detail }) },
        };
      const label = upperFirst(needLabel(need));
      return {
        message: fillMessage(UNREAD_MESSAGES.need, { need: label, name }),
        template: { key: 'unread.need', data: { need, name } },
        reason: { code, ...(detail === undefined ? {} : { detail: sanitizeText(detail) }) },
      };
    }
    case 'error':
      return { ...unreadMessage('broken', { name }), reason: { code: 'error', detail: sanitizeText(outcome.detail) } };
  }
}

const unreadMessage = (key: keyof typeof UNREAD_MESSAGES, data: MessageData): OutcomeMessage => ({
  message: fillMessage(UNREAD_MESSAGES[key], data),
  template: { key: `unread.${key}`, data },
});

const sanitized = (data: MessageData): MessageData =>
  Object.fromEntries(
    Object.entries(data).map(([key, given]) => [key, typeof given === 'string' ? sanitizeText(given) : given]),
  );
