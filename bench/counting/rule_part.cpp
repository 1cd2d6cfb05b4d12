// SPDX-FileCopyrightText: 2026 Werkdruk contributors
// SPDX-License-Identifier: EUPL-1.2
// Runs the equal shares rules of pabumeasures alone: `rule_part cost|cardinality ROWS` prints JSON.
// Its own sources are compiled beside this from an unpacked source distribution; see rule_part.py.
#include "pb_rules_and_measures/MesApr.h"
#include "pb_rules_and_measures/MesCost.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

static double processor() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec * 1e-9;
}

int main(int number_given, char **given) {
    if (number_given != 3) return 2;
    const bool cost_utility = std::string(given[1]) == "cost";
    std::ifstream rows(given[2]);
    long long budget;
    int voters, number;
    if (!(rows >> budget >> voters >> number)) {
        std::cerr << "no election in " << given[2] << "\n";
        return 1;
    }
    std::vector<ProjectEmbedding> projects;
    for (int each = 0; each < number; each++) {
        long long cost;
        std::string name;
        int size;
        if (!(rows >> cost >> name >> size)) return 1;
        std::vector<int> backers(size);
        for (auto &voter : backers) rows >> voter;
        projects.emplace_back(cost, name, backers);
    }
    std::sort(projects.begin(), projects.end(), [](auto &a, auto &b) { return a.name() < b.name(); });
    const Election election(budget, voters, projects);
    const ProjectComparator by_name(std::vector<std::pair<ProjectComparator::Comparator, ProjectComparator::Ordering>>{});
    std::vector<ProjectEmbedding> winners;
    double best = 1e9, spent = 0;
    for (int time = 0; time < 2000 && (time < 3 || spent < 1.0); time++) {
        const double start = processor();
        winners = cost_utility ? mes_cost(election, by_name) : mes_apr(election, by_name);
        const double took = processor() - start;
        best = std::min(best, took);
        spent += took;
    }
    std::cout << "{\"seconds\": " << best << ", \"order\": [";
    for (size_t each = 0; each < winners.size(); each++)
        std::cout << (each ? ", " : "") << '"' << winners[each].name() << '"';
    std::cout << "]}\n";
}
