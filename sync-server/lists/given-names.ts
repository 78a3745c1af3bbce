/** Common given names, to tell which of two columns without a header is the given name. */
export const givenNames: ReadonlySet<string> = new Set(
  `james john robert michael david william richard joseph thomas charles chris christopher daniel matthew anthony mark
  steven steve paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey jeff ryan jacob gary
  nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander patrick jack dennis
  jerry tyler aaron jose adam nathan henry zachary peter kyle mike dave bob bill jim tom joe dan matt tony greg sam ben
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley
  kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy angela
  anna ana emma nicole helen samantha katherine christine rachel maria diane julie heather teresa gloria olivia ann
  juan carlos luis miguel jorge pedro manuel francisco alejandro rafael fernando roberto sofia lucia carmen rosa elena
  isabel pablo diego javier antonio jesus marta andrea guadalupe jean pierre michel jacques philippe marie nathalie
  isabelle francois andre luc sophie claire chantal sylvie hans klaus jurgen peter stefan andreas thomas wolfgang uwe
  sabine petra monika ursula anna julia katrin markus matthias piotr jan tomasz anna agnieszka wei li minh ahmed
  mohammed ali fatima omar patrick liam noah ava mia ethan lucas giovanni marco giulia`
    .split(/\s+/)
    .filter(Boolean),
);
