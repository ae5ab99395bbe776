// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/** {@code ModelChecks [PROGRAMS [INTERLEAVINGS]]}: so many random programs of two threads for each container, and so many interleavings of each. */
public final class ModelChecks {
    private ModelChecks() {}

    public static void main(String[] args) {
        int programs = args.length > 0 ? Integer.parseInt(args[0]) : 8;
        int interleavings = args.length > 1 ? Integer.parseInt(args[1]) : 150;
        Map<Class<?>, Class<?>> models = new LinkedHashMap<>();
        models.put(ListModel.class, ListModel.Plain.class);
        models.put(DictModel.class, DictModel.Plain.class);
        models.put(SetModel.class, SetModel.Plain.class);
        models.put(DequeModel.class, DequeModel.Plain.class);
        refutesWhatItMust(programs, interleavings);
        models.forEach((model, plain) -> {
            long start = System.nanoTime();
            check(model, plain, programs, interleavings);
            System.out.printf("%-11s %d programs, %d interleavings each: linearizable, %.1f s%n", model.getSimpleName(), programs, interleavings,
                    (System.nanoTime() - start) / 1e9);
        });
    }

    private static void check(Class<?> model, Class<?> plain, int programs, int interleavings) {
        new ModelCheckingOptions().iterations(programs).invocationsPerIteration(interleavings).threads(2).actorsPerThread(3).actorsBefore(1).actorsAfter(1)
                .sequentialSpecification(plain).check(model);
    }

    /** The check finds a counter that reads and writes in two steps. */
    private static void refutesWhatItMust(int programs, int interleavings) {
        try {
            check(LossyCounter.class, LossyCounter.Plain.class, programs, interleavings);
        } catch (LincheckAssertionError expected) {
            return;
        }
        throw new AssertionError("lost updates of a counter were not found");
    }
}
