/** Width that fits a terminal and a terminal beside an editor. */
export const WIDTH = 120;

/** Rows as columns, each as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
}

/** A text as an item of a list, in lines of at most WIDTH characters. */
export function item(text: string): string[] {
  const lines: string[] = [];
  let line = '-';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' ';
    }
    line = `${line} ${word}`;
  }
  return [...lines, line];
}
