import { sanitizeText } from '../../lib/text.ts';

/** The first line of an error message, without request ids, tokens and other long secrets. */
export function errorText(message: string): string {
  const [line = ''] = message.split('\n');
  return sanitizeText(
    line
      .replaceAll(/[\s,;(.]*(trace|correlation|request|tracking)[\s-]?id:?\s*'?[\w-]+'?\)?/gi, '')
      .replaceAll(/(eyJ|ya29\.)[\w.-]{20,}/g, '…')
      .replaceAll(/[\w+/=~-]{60,}/g, '…'),
    200,
  );
}
