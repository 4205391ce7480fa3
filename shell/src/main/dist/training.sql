-- Run once after a build, to record which classes a usual script loads.
SET;
