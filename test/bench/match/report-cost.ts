/** Loaded before a program: when it ends, its costs are the last line on standard error. */
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(`${JSON.stringify({ cpuSeconds: (user + system) / 1e6 })}\n`);
});
