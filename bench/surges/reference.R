# Judges the counts of a CSV (times down, series across, first column the day number; with per_head a column of people
# behind each series) as R's surveillance does.
# Rscript reference.R COUNTS.csv CONTROL.R ANSWERS.csv
suppressMessages(library(surveillance))
given <- commandArgs(trailingOnly = TRUE)
source(given[2]) # method, freq, dated, per_head, control
table <- read.csv(given[1], check.names = FALSE)
counts <- as.matrix(table[, -1, drop = FALSE])
people <- NULL
if (per_head) {
  people <- counts[, seq(2, ncol(counts), 2), drop = FALSE]
  counts <- counts[, seq(1, ncol(counts), 2), drop = FALSE]
  colnames(people) <- colnames(counts)
}
if (dated) {
  series <- sts(observed = counts, population = people, epoch = as.numeric(table[, 1]), epochAsDate = TRUE, frequency = freq)
} else {
  series <- sts(observed = counts, population = people, frequency = freq, start = c(2000, 1))
}
began <- proc.time()
answer <- suppressWarnings(suppressMessages(get(method)(series, control = control)))
took <- proc.time() - began
upper <- as.vector(upperbound(answer))
filled <- function(name) {
  found <- answer@control[[name]]
  if (method == "farringtonFlexible") as.vector(found) else rep(NA, length(upper))
}
frame <- data.frame(
  upperbound = upper, expected = filled("expected"), score = filled("score"), pvalue = filled("pvalue"),
  phi = filled("phiVector"), alarm = as.vector(alarms(answer))
)
write.table(format(frame, digits = 17, trim = TRUE), given[3], sep = ",", row.names = FALSE, quote = FALSE)
peak <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
cat(took[["user.self"]] + took[["sys.self"]], as.numeric(gsub("[^0-9]", "", peak)) / 1024, "\n")
