// What was asked of a browser and not yet answered. A browser that is gone, or silent for long, answers no.

const PATIENCE = 20_000;

/** `send` writes a question under its number. */
export function commands(send) {
  const waiting = new Map();
  let last = 0;
  let isOver = false;

  function answer(id, result, refusal) {
    const asked = waiting.get(id);
    if (!asked) return;
    waiting.delete(id);
    clearTimeout(asked.timer);
    if (refusal === undefined) asked.done(result);
    else asked.failed(new Error(refusal));
  }

  function ask(...question) {
    last += 1;
    const id = last;
    return new Promise((done, failed) => {
      if (isOver) return failed(new Error('the browser is gone'));
      const timer = setTimeout(() => answer(id, undefined, `no answer in ${PATIENCE / 1000} s to ${question[0]}`), PATIENCE);
      timer.unref();
      waiting.set(id, { done, failed, timer });
      send(id, question);
    });
  }

  function end() {
    isOver = true;
    for (const id of [...waiting.keys()]) answer(id, undefined, 'the browser is gone');
  }

  return { ask, answer, end };
}
