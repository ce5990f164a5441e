/** The words of a simple command as a POSIX shell splits it, a redirection left out; throws on what a shell would do more with. */
export function shellWords(command: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < command.length; at++) {
    const char = command.charAt(at);
    if (char === "'") {
      const end = command.indexOf("'", at + 1);
      if (end < 0) throw new Error(`a quote is open in: ${command}`);
      word = `${word ?? ''}${command.slice(at + 1, end)}`;
      at = end;
    } else if (char === '\\') {
      at++;
      word = `${word ?? ''}${command.charAt(at)}`;
    } else if (char === ' ') {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      const placeholder = char === '<' ? /^<[a-zA-Z0-9._-]+>/.exec(command.slice(at))?.[0] : undefined;
      if (placeholder !== undefined) at += placeholder.length - 1;
      else if (char === '>' && /^> [\w.-]+$/.test(command.slice(at))) break;
      else if (/[$`"&|;<>(){}[\]*?!#~\n]/.test(char)) throw new Error(`a shell reads ${char} in: ${command}`);
      word = `${word ?? ''}${placeholder ?? char}`;
    }
  }
  return word === undefined ? words : [...words, word];
}
