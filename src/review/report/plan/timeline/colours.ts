/** The names of what is coloured, light and dark. Blue-grey and orange are told apart by people who see colours differently, too. */
const COLOURS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  paper: ['#ffffff', '#0d1117'],
  frame: ['#d0d7de', '#30363d'],
  ink: ['#1f2328', '#e6edf3'],
  faint: ['#59636e', '#9198a1'],
  line: ['#d9dee4', '#2b323a'],
  stable: ['#b6c6d6', '#3d5066'],
  canary: ['#e8853d', '#d9772f'],
  canaryInk: ['#9a4a0b', '#ffb27a'],
  stableInk: ['#42607d', '#a9c1d9'],
  judge: ['#d7e8d3', '#1f3b2a'],
  judgeLine: ['#4f8a4c', '#5fae72'],
};

/** What each class looks like; `%name` is a colour. */
const RULES = `
.paper { fill: %paper; stroke: %frame; }
.ink { fill: %ink; } .faint { fill: %faint; }
.title { font-size: 16px; font-weight: 600; } .small { font-size: 11px; } .strong { font-weight: 600; }
.number { font-size: 11px; font-weight: 600; text-anchor: middle; }
.halo { paint-order: stroke; stroke: %paper; stroke-width: 3px; stroke-linejoin: round; }
.grid { stroke: %line; stroke-width: 1; } .axis { stroke: %faint; stroke-width: 1; }
.stable { fill: %stable; } .canary { fill: %canary; }
.stable-ink { fill: %stableInk; } .canary-ink { fill: %canaryInk; }
.peak { fill: none; stroke: %faint; stroke-width: 1.5; stroke-dasharray: 2 3; }
.gate-line { stroke: %ink; stroke-width: 1; stroke-dasharray: 4 3; opacity: 0.55; }
.gate { fill: %paper; stroke: %ink; stroke-width: 1.5; }
.judge { fill: %judge; stroke: %judgeLine; stroke-width: 1; }
.hatch { stroke: %ink; stroke-width: 1.2; opacity: 0.35; }
`;

/** The style of a drawing: plain values, because some viewers know no variables. Selectors are kept to drawings of plans. */
export function drawingStyle(): string {
  const variant = (place: 0 | 1) => RULES.trim().replace(/%(\w+)/g, (_, name: string) => COLOURS[name][place])
    .replace(/(^|\s)\.([a-z-]+) \{/g, '$1.plan .$2 {');
  return [
    '.plan { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-size: 12px; }',
    variant(0),
    `@media (prefers-color-scheme: dark) {\n${variant(1)}\n}`,
  ].join('\n');
}
