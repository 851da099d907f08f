/** One document of a YAML stream. */
export interface YamlDocument {
  readonly text: string;
  /** Line of the stream, counted from 1, at which it begins. */
  readonly line: number;
}

/** The documents of a stream, cut before they are read: what is wrong in one leaves the others alone. */
export function splitDocuments(stream: string): YamlDocument[] {
  const documents: YamlDocument[] = [];
  let lines: string[] = [];
  let start = 1;
  const finish = (next: number) => {
    if (lines.some((line) => !line.startsWith('#') && !line.startsWith('%') && line.trim() !== '')) {
      documents.push({ text: lines.join('\n'), line: start });
    }
    lines = [];
    start = next;
  };
  stream.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (!isMarker(line)) {
      lines.push(line);
      return;
    }
    const rest = line.slice(3);
    const content = rest.trim() !== '' && !rest.trim().startsWith('#');
    finish(content ? index + 1 : index + 2);
    if (content) {
      lines.push(`   ${rest}`);
    }
  });
  finish(0);
  return documents;
}

/** Nearly no line is one, and what every line is asked has to be cheap. */
function isMarker(line: string): boolean {
  return (line.startsWith('---') || line.startsWith('...')) && /^...(?:\s|$)/.test(line);
}
