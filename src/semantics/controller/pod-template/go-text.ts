/** What Go escapes beyond what JSON asks for: text that would end a script in HTML, or a line in JavaScript. */
const ESCAPED = /[<>&\u2028\u2029]/g;

/** Text in JSON as Go writes it. */
export function goText(text: string): string {
  return JSON.stringify(text).replace(ESCAPED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
