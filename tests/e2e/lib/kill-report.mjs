// What is told of kills: a line for each, and a table.

/** Runs that could not be judged, at most. */
const UNJUDGED = 0.1;

const seconds = (time) => (time === undefined ? '–' : `${time.toFixed(2)} s`);
const isLost = ({ lost, isOther, note }) => lost > 0 || isOther || note !== undefined;

export function tell(run) {
  const name = `${run.invariant} ${run.browser} ${run.lane}, ${run.seconds.toFixed(1)} s`;
  if (run.unjudged !== undefined) return `${name}: NOT JUDGED: ${run.unjudged}`;
  const said = run.lastSaved ? `${run.saidSaved} times, last ${seconds((run.struckAt - run.lastSaved.at) / 1000)} before` : 'never';
  const verdicts = [
    isLost(run) ? `LOST ${run.lost} letters${run.isOther ? ', and others stand there' : ''}` : 'ok',
    ...(run.note ? [run.note] : []),
    ...(run.isTrue === false ? ['"SAVED" WAS FALSE'] : []),
  ];
  return [
    `${name}: ${run.keys.length} keys, ${run.looks} looks, "Saved" ${said}`,
    `newest kept ${seconds(run.newestKept)} old, oldest missing ${seconds(run.oldestMissing)}`,
    verdicts.join('; '),
  ].join('; ');
}

const HEAD = ['invariant', 'browser', 'runs', 'longest', 'lost', 'not judged', 'newest key kept, at worst', 'oldest key lost'];

/** The table, and whether all is well. */
export function summary(runs) {
  const rows = [...new Set(runs.map(({ browser }) => browser))].sort().flatMap((browser) => {
    const ofBrowser = runs.filter((run) => run.browser === browser);
    const own = ['R1', 'R2', 'R4'].map((kind) => ownRow(kind, browser, ofBrowser.filter((run) => run.invariant === kind)));
    return [...own, wordRow(browser, ofBrowser.filter(({ invariant }) => invariant !== 'R4'))];
  });
  const told = rows.filter(({ all }) => all > 0).sort((one, other) => one.cells[0].localeCompare(other.cells[0]));
  const lines = [HEAD, ...told.map(({ cells }) => cells.map(String))];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  const table = [line(lines[0]), rule, ...lines.slice(1).map(line)].join('\n');
  return { table, isGood: told.length > 0 && told.every(({ isGood }) => isGood) };
}

const isJudged = ({ unjudged }) => unjudged === undefined;
const most = (runs, what) => Math.max(0, ...runs.map((run) => run[what] ?? 0));
const longest = (runs) => `${Math.round(most(runs, 'seconds'))} s`;

function ownRow(invariant, browser, runs) {
  const judged = runs.filter(isJudged);
  const [lost, odd] = [judged.filter(isLost).length, runs.length - judged.length];
  const ages = [seconds(most(judged, 'newestKept')), seconds(most(judged, 'oldestMissing'))];
  return {
    all: runs.length,
    cells: [invariant, browser, judged.length, longest(judged), lost, odd, ...ages],
    isGood: lost === 0 && odd <= runs.length * UNJUDGED,
  };
}

/** Whether "Saved" was true, in all runs of R1 and R2 in which it was said. It must be said in most. */
function wordRow(browser, runs) {
  const judged = runs.filter(isJudged);
  const said = judged.filter(({ lastSaved }) => lastSaved);
  const untrue = said.filter(({ isTrue }) => !isTrue).length;
  return {
    all: judged.length,
    cells: ['R3', browser, said.length, longest(said), untrue, judged.length - said.length, '–', '–'],
    isGood: untrue === 0 && said.length > judged.length / 2,
  };
}
